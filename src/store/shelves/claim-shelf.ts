import type { Amendment, Draft, GroundRules, SourceText, Stance, Status, Version } from '../../domain/claim.ts';
import type { ActorId, Instant, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Page, Scope } from './scope.ts';

/** What a listing may be narrowed by. Absent means: not narrowed. */
export interface Filter {
  /** Actors to take part as speaker, any of them. */
  readonly by?: readonly ActorId[];
  readonly about?: readonly ActorId[];
  /** Compared folded, as a part of the outlet's name. */
  readonly outlet?: string;
  /** Sortable bounds of `said` (`domain/said.ts`): claims that may have been said at or after, at or before. */
  readonly since?: string;
  readonly until?: string;
  /** `disputed`: approved, with an approved response on file from somebody it is about. Default: approved. */
  readonly status?: Status | 'disputed';
  readonly stance?: Stance;
  readonly proposedBy?: UserId;
  /** By anybody but this person. */
  readonly notProposedBy?: UserId;
  /** Ground rules that are left out: `on_the_record` leaves what is bound by terms. */
  readonly rulesOtherThan?: GroundRules;
  /** Embargoed beyond that minute of the story's local time, `2024-08-12T06:00`. */
  readonly embargoedAt?: string;
  /** As things stood at that moment, versions and their standing alike; what is sealed since stays sealed. */
  readonly asOf?: Instant;
}

/** `newest` and `oldest` go by when things were said (undated last); `waiting` by when they were proposed, oldest first. */
export type Order = 'newest' | 'oldest' | 'waiting';

/** What became of a claim that was to be brought in. */
export type BroughtIn = 'filed' | 'on_file';

/** A version that may answer a question. */
export interface Candidate {
  readonly id: VersionId;
  readonly words: string;
}

export interface ClaimShelf {
  /**
   * Files the first version of a new claim, with its number, its new actors, its source text and its card's outbox row.
   *
   * Refuses `story_archived`, `words_not_in_source` (a `quote`, or a quoted piece of a `partial_quote`, that is not in
   * the source text letter for letter), `no_such_actor` (an actor of another story).
   * New names that fold to an actor's name or alias already in the story become that actor.
   */
  propose(story: StoryId, draft: Draft, source: SourceText | null, by: UserId, at: Instant): Promise<Outcome<Version>>;
  /**
   * Files the first versions of new claims, all in one step, each as {@link propose} does. Their cards wait in line: as
   * those that stand are decided, the next ones come.
   *
   * A draft that says what a version of the story's says already, in all but where it was taken from, is not filed again,
   * whatever became of that version.
   *
   * @returns for each draft what became of it, in order. Refuses, all of them, `story_archived` and `no_such_actor`
   */
  bringIn(story: StoryId, drafts: readonly Draft[], by: UserId, at: Instant): Promise<Outcome<readonly BroughtIn[]>>;
  /**
   * Files a new version of a claim, to be reviewed like any other. What is approved stays in force until then.
   *
   * @param base - the version that its proposer had before them: the approved one, or, where none is, the one that waits
   * @param keepsSource - whether the words are still taken from the base's source text, if it has one
   *
   * A version that waits already is replaced where it is the same proposer's; its card points to the new one.
   *
   * Refuses `claim_sealed`, `claim_retracted`, `already_decided` (declined), `changed_meanwhile` (another version came
   * into force or waits since), `correction_waits` (somebody else's), `not_approved_yet` (somebody else's first version
   * waits), `nothing_changed`, and as {@link propose} does `words_not_in_source` and `no_such_actor`.
   */
  amend(
    base: VersionId,
    draft: Draft,
    amendment: Amendment,
    keepsSource: boolean,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>>;
  /**
   * Takes a claim's words out for good, for legal reasons: of all its versions, their source texts, the search and the
   * reasons beside them. The claim stays, and counts; everyone who was shown it is recalled; a version that waits is
   * declined. Refuses `claim_sealed`.
   */
  seal(story: StoryId, number: number, reason: string, by: UserId, at: Instant): Promise<Outcome<readonly Version[]>>;
  version(id: VersionId): Promise<Version | null>;
  /** The versions of these ids, in this order; unknown ids, and what was not there yet, are left out. */
  versions(ids: readonly VersionId[], asOf?: Instant): Promise<readonly Version[]>;
  /** All versions of the claim of that number in a story, first edition first; empty for none. */
  edition(story: StoryId, number: number, asOf?: Instant): Promise<readonly Version[]>;
  list(scope: Scope, filter: Filter, order: Order, offset: number, limit: number): Promise<Page<Version>>;
  /**
   * Versions whose words may match, best candidates for `domain/match.ts` to judge: those with the tokens as a phrase
   * first, then with all of them, and, only when there is none, with all but one or with one misspelt. Their words are
   * all that ranking needs; read those that are shown with `versions`.
   *
   * @param tokens - folded query tokens (`domain/fold.ts`), 1 to 100
   * @param limit - most candidates returned, over all kinds
   */
  candidates(scope: Scope, filter: Filter, tokens: readonly string[], limit: number): Promise<readonly Candidate[]>;
}
