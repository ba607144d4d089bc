import type { Profile, Role } from '../domain/actor.ts';
import type { ChannelKind, SeenChannel } from '../domain/channel-state.ts';
import type {
  Amendment,
  AmendmentKind,
  Draft,
  GroundRules,
  LinkKind,
  Named,
  Retractor,
  SourceText,
  Stance,
  Status,
  Touches,
  Version,
} from '../domain/claim.ts';
import type { GapKey, OpenQuestion } from '../domain/gaps.ts';
import type {
  ActorId,
  ChannelId,
  ClaimId,
  ImportId,
  Instant,
  MessageTs,
  RequestId,
  StoryId,
  UserId,
  VersionId,
} from '../domain/ids.ts';
import type { Article, ImportedClaim, ReprintedClaim } from '../domain/imported.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { CommentRequest, RequestOutcome } from '../domain/request.ts';
import type { Choice, Standing, Vote } from '../domain/standing.ts';
import type { NewStory, Story, StorySettings } from '../domain/story.ts';
import type { Watched } from '../domain/watch.ts';

/**
 * The fact store: what a newsroom has on file. Its contract suite (`test/store/`) is its full specification.
 *
 * Each method is one atomic step: it is on disk when its promise resolves, and a step that cannot be finished leaves no
 * trace. Every change writes its event to the log and, where Slack must hear of it, its outbox row in the same step.
 */
export interface FactStore {
  readonly stories: StoryShelf;
  readonly actors: ActorShelf;
  readonly profiles: ProfileShelf;
  readonly claims: ClaimShelf;
  readonly reviews: ReviewShelf;
  readonly outbox: Outbox;
  readonly recalls: RecallShelf;
  readonly shares: ShareShelf;
  readonly imports: ImportShelf;
  readonly links: LinkShelf;
  readonly changes: ChangeShelf;
  readonly watches: WatchShelf;
  readonly rounds: RoundShelf;
  readonly homes: HomeShelf;
  readonly requests: RequestShelf;
  readonly gaps: GapShelf;
  readonly record: RecordShelf;
  readonly drafts: DraftShelf;
  readonly channels: ChannelShelf;
  readonly jobs: JobShelf;
  /** What hides our numbers where people could read them: 32 bytes, made with the file. */
  readonly controlKey: Uint8Array;
  /** Ends all use; later calls fail. */
  close(): void;
}

/**
 * Which stories a question may touch: these alone, or all but these, up to the newest that was looked at: one made since is
 * in nobody's sight yet. What a person may not see is never in it.
 */
export type Scope =
  | { readonly only: readonly StoryId[] }
  | { readonly except: readonly StoryId[]; readonly upTo: StoryId };

export interface StoryShelf {
  /**
   * Makes a story. The first of `keys` that is free is taken. Stories in `hidden` do not count as taken: to this maker
   * they do not exist.
   */
  make(
    story: Omit<NewStory, 'key'> & { readonly channelKind?: ChannelKind },
    keys: readonly string[],
    hidden: readonly StoryId[],
    at: Instant,
  ): Promise<Outcome<Story>>;
  /** Binds a story to a channel, and queues the cards that wait anew; refuses (`channel_taken`) where another running story has it. */
  bind(story: StoryId, channel: ChannelId, by: UserId, at: Instant, kind?: ChannelKind): Promise<Outcome<Story>>;
  /**
   * Saves the settings, and queues the cards that wait anew: they are counted by the new rules.
   *
   * @param kind - of the story's channel as it was shown to them, which they accept with it
   */
  settle(story: StoryId, settings: StorySettings, by: UserId, at: Instant, kind?: ChannelKind): Promise<Outcome<Story>>;
  /** A channel got another id: its stories, their cards and our other messages there follow it. */
  moved(from: ChannelId, to: ChannelId, by: UserId, at: Instant): Promise<void>;
  /** Closes a story to new claims and frees its channel's place; refuses (`already_archived`). */
  archive(story: StoryId, by: UserId, at: Instant): Promise<Outcome<Story>>;
  /** Every story, running and archived, oldest first. */
  all(): Promise<readonly Story[]>;
  get(story: StoryId): Promise<Story | null>;
  /** The running story of a channel, or else the one archived there last. */
  ofChannel(channel: ChannelId): Promise<Story | null>;
}

/** An actor of a story under every name: its own, and those of actors that were merged into it. */
export interface NamedActor extends Named {
  readonly story: StoryId;
  readonly aliases: readonly string[];
  readonly description: string | null;
}

/** An actor of a story with what the list of actors shows. */
export interface ActorEntry extends NamedActor {
  readonly link: string | null;
  readonly wikidata: string | null;
  /** As editors keep them, with those of actors that were merged into it. */
  readonly roles: readonly Role[];
  /** Titles on approved claims with the dates they were said on (`null`: undated), oldest first. */
  readonly titles: readonly { readonly title: string; readonly said: string | null }[];
  /** Approved claims by the actor and about the actor. */
  readonly by: number;
  readonly about: number;
}

export interface ActorShelf {
  /** Those who take part in the stories in scope, by name. An actor takes part once a claim names it. */
  list(scope: Scope, asOf?: Instant): Promise<readonly ActorEntry[]>;
  /** Names alone, for matching what somebody typed: cheap, no counts. */
  names(scope: Scope): Promise<readonly NamedActor[]>;
  /** The actor of that number, or the one that it was merged into. */
  get(actor: ActorId): Promise<(Named & { readonly story: StoryId }) | null>;
  /** The title the actor held on its latest claim of any status but declined, for filling a form. */
  lastTitle(actor: ActorId): Promise<string | null>;
}

/** An actor as editors keep it. */
export interface KeptActor extends Named {
  readonly story: StoryId;
  readonly profile: Profile;
  /** Of the profile, for {@link ProfileShelf.change}. */
  readonly digest: string;
  /** Merges by which others came to be this one, the newest first. */
  readonly merged: readonly ActorMerge[];
}

export interface ActorMerge {
  readonly id: number;
  readonly name: string;
  readonly by: UserId;
  readonly at: Instant;
}

/** One change of an actor, by whom and why. */
export interface ActorChange {
  readonly what: 'actor.changed' | 'actor.merged' | 'actor.unmerged';
  readonly at: Instant;
  readonly by: UserId;
  readonly reason: string | null;
  /** Of `actor.changed`: the profile before and after. */
  readonly profiles: { readonly before: Profile; readonly after: Profile } | null;
  /** Whom it concerns: of a merge, the one that was merged, and the one that it was merged into. */
  readonly name: string;
  readonly into: string | null;
}

/** What editors keep of actors. Words and versions are untouched by all of it. */
export interface ProfileShelf {
  /** The actor of that number, or the one that it was merged into. */
  of(actor: ActorId): Promise<KeptActor | null>;
  /**
   * Keeps a profile, and queues the cards that wait and name the actor.
   *
   * Refuses `actor_changed_meanwhile` (`base` is the digest of another profile), `nothing_changed`, and
   * `namesake_untold` (another actor of the story has that name, and not both have descriptions that differ).
   */
  change(
    actor: ActorId,
    profile: Profile,
    base: string,
    reason: string | null,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<null>>;
  /**
   * From now on `actor` is `into`: all that is asked of the one is answered with both. Refuses `no_such_actor` where
   * they are of two stories, or one already.
   */
  merge(actor: ActorId, into: ActorId, reason: string | null, by: UserId, at: Instant): Promise<Outcome<null>>;
  /** Undoes a merge. What was filed meanwhile stays with the one that it was filed for. @returns whether it stood */
  unmerge(merge: number, by: UserId, at: Instant): Promise<boolean>;
  /** What was done to an actor, and to those merged into it, the newest first. */
  changes(actor: ActorId, limit: number): Promise<readonly ActorChange[]>;
}

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

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

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

/** An article as filed: its number, and the claims that are proposed from it, in its order. */
export interface Filed {
  readonly id: ImportId;
  readonly versions: readonly Version[];
}

/** What the digest of an import shows. */
export interface Digest {
  readonly id: ImportId;
  readonly story: StoryId;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly by: UserId;
  readonly at: Instant;
  /** Where it stands in Slack; `null` while it does not. */
  readonly posted: { readonly channel: ChannelId; readonly ts: MessageTs } | null;
  /** As people turned it; the first is 0. */
  readonly page: number;
  /** The source text; of one that is sealed, nothing is left. */
  readonly text: string;
  /** Nothing of it waits any more. */
  readonly done: boolean;
  /** How many claims it prints that were on file before. */
  readonly reprints: number;
  /** Its claims in the article's order: of each the version in force, or that waits, or the last one. */
  readonly proposals: readonly { readonly version: VersionId; readonly confidence: number }[];
}

export interface ImportShelf {
  /**
   * Keeps an article as source text and proposes its claims, all of them or none, with the links between them that the
   * text suggests; notes where it prints what is on file. One `digest` item is queued before the claims' cards.
   *
   * Refuses `story_archived`, `imported_before` (the very text, in this story), `words_not_in_source` (words that are not
   * what stands at their spans, joined by an ellipsis) and `no_such_actor`.
   */
  file(
    story: StoryId,
    article: Article,
    claims: readonly ImportedClaim[],
    reprints: readonly ReprintedClaim[],
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Filed>>;
  /** The import of this very text in a story; `null` for none. */
  importOf(story: StoryId, text: string): Promise<ImportId | null>;
  digest(id: ImportId): Promise<Digest | null>;
  digestAt(channel: ChannelId, ts: MessageTs): Promise<Digest | null>;
  /** The digest of the import that a version's claim is from. */
  digestOf(version: VersionId): Promise<Digest | null>;
  /** Records where a digest stands; its claims' cards, which wait for that, are due now. */
  digestPosted(id: ImportId, channel: ChannelId, ts: MessageTs, at: Instant): Promise<void>;
  /** Turns the digest's page, and queues the digest. */
  turn(id: ImportId, page: number, at: Instant): Promise<void>;
}

/** One claim that answers or repeats another of the same story. */
export interface LinkedClaims {
  readonly story: StoryId;
  readonly claim: ClaimId;
  readonly kind: LinkKind;
  readonly other: ClaimId;
}

/** A link as it is made. */
export interface MadeLink extends LinkedClaims {
  /** What it touches, where somebody says so; a link that stands keeps what it has where nobody does. */
  readonly touches: Touches | null;
  /** An editor stands for it; otherwise it is a suggestion. */
  readonly confirmed: boolean;
}

/** A link as it stands, seen from one of its claims. */
export interface StandingLink extends MadeLink {
  /** Which of its claims it was asked of: the one that answers (`to`), or the one that is answered (`from`). */
  readonly direction: 'to' | 'from';
  /** The numbers of both claims in their story. */
  readonly number: number;
  readonly otherNumber: number;
  /** Who confirmed it and when; of a suggestion, who made it. */
  readonly by: UserId;
  readonly at: Instant;
}

export interface LinkShelf {
  /**
   * Links two claims, or suggests it; confirms a suggestion; or says anew what a link touches, which makes another link
   * in its place. A suggestion changes nothing of what is confirmed. @returns whether anything changed
   */
  make(link: MadeLink, by: UserId, at: Instant): Promise<boolean>;
  /**
   * Takes a link away.
   *
   * @param which - `own_suggestion`: only as long as nobody confirmed it, and whoever takes it away made it
   * @returns whether there was one
   */
  remove(link: LinkedClaims, by: UserId, at: Instant, which?: 'any' | 'own_suggestion'): Promise<boolean>;
  /** A claim's links, suggestions too, oldest first: as they stand, or stood at a moment. */
  of(claim: ClaimId, asOf?: Instant): Promise<readonly StandingLink[]>;
}

/**
 * What became of a claim. `corrected` stands for a clarification, too. `disputed`: a denial by somebody whom other claims
 * are about was approved, the first there was. `linked`, `unlinked`: a link that somebody stands for.
 */
export type ChangeKind = 'approved' | 'corrected' | 'retracted' | 'sealed' | 'disputed' | 'linked' | 'unlinked';

/** One change, as the log tells of it. */
export interface Change {
  readonly kind: ChangeKind;
  /** The event that tells of it. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly story: StoryId;
  /** What it happened to; of a dispute, the denial; of a link, what is in force of the claim that it starts from. */
  readonly version: VersionId;
  /** Of a correction: what it took the place of. */
  readonly before: VersionId | null;
  /** Of a dispute: the claims that are disputed by it. */
  readonly disputes: readonly string[];
  /** Of a link: what it says of which other claim. */
  readonly link: { readonly kind: LinkKind; readonly other: string; readonly touches: Touches | null } | null;
}

/** Which changes are asked for: all conditions hold. */
export interface Reach {
  /** Nothing of any other story. */
  readonly stories: readonly StoryId[];
  /** Of claims alone that this person was shown, whichever version. */
  readonly shownTo?: UserId | undefined;
  /** All of them unless given. */
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** Later than this event. */
  readonly after: number;
  /** Up to this event; up to now unless given. */
  readonly upTo?: number | undefined;
}

export interface ChangeShelf {
  /** Oldest first. */
  list(reach: Reach, offset: number, limit: number): Promise<Page<Change>>;
  /** The newest event before a moment; 0 where there is none. */
  lastBefore(at: Instant): Promise<number>;
  /** How far somebody has read what changed in a story (`null`: in what they were shown); `null` where they never asked. */
  looked(member: UserId, story: StoryId | null): Promise<{ readonly seq: number; readonly at: Instant } | null>;
  /** Records how far they have read. It never goes back. */
  look(member: UserId, story: StoryId | null, seq: number, at: Instant): Promise<void>;
}

/**
 * Home tabs that were lately opened, and are drawn anew when something on them may have changed: a `home` item is queued
 * with each event of a story's, with what one person alone confirms or reads, and with their notices.
 */
export interface HomeShelf {
  /** Somebody opened theirs: it is kept fresh for eight hours. */
  open(user: UserId, at: Instant): Promise<void>;
  /** Whose are kept fresh. */
  opened(at: Instant): Promise<readonly UserId[]>;
  /** Queues the Home tabs of those of them whose are kept fresh. */
  redraw(users: readonly UserId[], at: Instant): Promise<void>;
}

/** What somebody watches; `story` is `null` where it is every story that they may see. */
export interface Watch extends Watched {
  readonly id: number;
  readonly story: StoryId | null;
}

/** An approved version that fits a watch and has not been told of. */
export interface WatchMatch {
  readonly version: VersionId;
  readonly story: StoryId;
  /** What was watched for, as it was typed or is on file. */
  readonly text: string;
}

/**
 * Watches, and what fits them. That is settled with the approval, in its transaction: whoever watches gets one `watched`
 * item for all that is approved within two minutes, and no message sooner than ten minutes after the last.
 */
export interface WatchShelf {
  /** Watches from now on. The same watch again is the one that stands. Refuses `too_many_watches`. */
  add(watch: Omit<Watch, 'id'>, by: UserId, at: Instant): Promise<Outcome<Watch>>;
  /** What somebody watches, oldest first. */
  of(member: UserId): Promise<readonly Watch[]>;
  /** Ends a watch of theirs, and what it has not told yet. @returns whether there was one */
  stop(id: number, member: UserId): Promise<boolean>;
  /** What somebody has not been told of, oldest first; a version that fits several watches comes once. */
  untold(member: UserId): Promise<readonly WatchMatch[]>;
  /** These versions are not to be told to somebody (any more). It delays nothing: they may not see all of them. */
  drop(member: UserId, versions: readonly VersionId[], at: Instant): Promise<void>;
  /**
   * These versions are told to somebody, by the message of an outbox item.
   *
   * @param restDueAt - when what is left is to be told, in an item of its own; `null` where nothing is
   */
  told(
    member: UserId,
    versions: readonly VersionId[],
    item: number,
    at: Instant,
    restDueAt: Instant | null,
  ): Promise<void>;
  /** Whether the message of an outbox item is on record as sent. */
  isTold(item: number): Promise<boolean>;
}

/** What the desk says unasked, once however many processes look. */
export interface RoundShelf {
  /**
   * Begins a story's digest of a day (`2024-08-10`), unless it was begun: queues a `morning` item for what happened since
   * the last one, or, where there was none, in the 24 hours before. @returns whether this call began it
   */
  beginDigest(story: StoryId, day: string, at: Instant): Promise<boolean>;
  /** Queues a `reminder` for somebody, unless they had one within `pauseSeconds`. @returns whether this call did */
  remind(member: UserId, pauseSeconds: number, at: Instant): Promise<boolean>;
}

/** Whom to ask about which claim of their story. */
export interface NewRequest extends Pick<CommentRequest, 'story' | 'claim' | 'means' | 'deadline'> {
  readonly actor: ActorId;
}

/** Requests for comment. One that is open reminds its asker at its deadline, once. */
export interface RequestShelf {
  /**
   * Logs a request, and queues the reminder. Refuses `story_archived`, `no_longer_here` (no such claim in the story),
   * `no_such_actor`, and `asked_already` while another request of the same actor about the same claim is open.
   */
  make(request: NewRequest, by: UserId, at: Instant): Promise<Outcome<CommentRequest>>;
  /**
   * Ends an open request by proposing what came of it, with a suggested link to the claim that it was about: `denies` for
   * a denial, else `responds_to`. Refuses `request_ended`, and as `ClaimShelf.propose` does.
   */
  settle(
    id: RequestId,
    outcome: Exclude<RequestOutcome, 'cancelled'>,
    draft: Draft,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>>;
  /** Ends an open request of which nothing came; refuses `request_ended`. */
  cancel(id: RequestId, by: UserId, at: Instant): Promise<Outcome<CommentRequest>>;
  get(id: RequestId): Promise<CommentRequest | null>;
  /** All requests of the stories in scope, open or not, the earliest deadline first. */
  list(scope: Scope): Promise<readonly CommentRequest[]>;
}

/** A gap that somebody looks after. */
export interface TakenGap extends GapKey {
  readonly by: UserId;
}

/** What a story lacks that no claim tells of, and who looks after what. Neither is part of the record. */
export interface GapShelf {
  /** Questions that found nothing in a story, those of the same words as one, the newest first. */
  questions(story: StoryId, limit: number): Promise<readonly OpenQuestion[]>;
  /** Forgets a question, however often it was asked, and who looked after it. */
  dismiss(story: StoryId, question: OpenQuestion['id']): Promise<void>;
  taken(story: StoryId): Promise<readonly TakenGap[]>;
  /** Takes a gap on. @returns whether it is theirs now; otherwise somebody had it */
  take(story: StoryId, gap: GapKey, by: UserId, at: Instant): Promise<boolean>;
  letGo(story: StoryId, gap: GapKey): Promise<void>;
}

/** A card in Slack and the version it shows. */
export interface Card {
  readonly version: VersionId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
}

/** A standing vote with how it was given. */
export interface CastVote extends Vote {
  readonly means: 'emoji' | 'button';
  readonly reason: string | null;
  readonly at: Instant;
}

/** What stood on a card. `readAt` orders readings: milliseconds, with fractions, later than `newestReading` when it began. */
export interface Reading {
  readonly votes: readonly Vote[];
  readonly readAt: number;
}

/** What a recount came to. */
export interface Recounted {
  readonly standing: Standing | null;
  readonly decided: boolean;
  /** Set where somebody voted meanwhile of whom nobody asked whether they are an editor. */
  readonly unasked?: true;
}

export interface ReviewShelf {
  /** Records where a version's card is; a card posted anew replaces the old place. */
  cardPosted(version: VersionId, channel: ChannelId, ts: MessageTs): Promise<void>;
  cardAt(channel: ChannelId, ts: MessageTs): Promise<Card | null>;
  cardOf(version: VersionId): Promise<Card | null>;
  /** Cards of versions still proposed, oldest first. */
  openCards(): Promise<readonly Card[]>;
  votes(version: VersionId): Promise<readonly CastVote[]>;
  /** `readAt` of the newest reading of a card on record; 0 before the first. */
  newestReading(version: VersionId): Promise<number>;
  /**
   * Sets the editor's button (`null`: Take Back). Does not decide; `recount` does. `already_decided` after a decision;
   * `own_hold` for an approval by an editor whose button holds.
   */
  press(
    version: VersionId,
    editor: UserId,
    choice: Choice | null,
    reason: string | null,
    at: Instant,
  ): Promise<Outcome<null>>;
  /**
   * Replaces the version's emoji votes by what stands on the card, applies the rule of `domain/standing.ts` to them and
   * to the buttons, and takes the decision when it is due: once, however often this is called.
   *
   * On approval the version it corrects becomes `replaced`. Queues the card's update when anything changed, and the
   * proposer's notice when decided.
   *
   * @param emoji - the votes standing on the card, and when that reading began: a reading older than the newest one
   *   recorded changes nothing, so that slow answers cannot undo fast ones; `null` leaves the stored votes (the card
   *   could not be read)
   * @param editors - those of the voters, by emoji or button, who are editors of the story now
   * @param asked - of whom that was asked; everybody, unless given. Where a vote stands that anybody else gave since,
   *   nothing happens (`unasked`): it is not known whether it counts
   * @returns the standing, and whether this call decided; `null` standing when it was decided before
   */
  recount(
    version: VersionId,
    emoji: Reading | null,
    editors: ReadonlySet<UserId>,
    at: Instant,
    asked?: ReadonlySet<UserId>,
  ): Promise<Recounted>;
  /** Declines a proposed version, once; `already_decided` after a decision. Queues card update and notice. */
  decline(version: VersionId, editor: UserId, reason: string, at: Instant): Promise<Outcome<Version>>;
  /**
   * Takes an approved version out of use, once, and declines a correction of it that waits. Queues the card's update and
   * the recall. Refuses `already_decided` for a version that is not approved (any more).
   */
  retract(
    version: VersionId,
    retractor: Retractor,
    reason: string,
    editor: UserId,
    at: Instant,
  ): Promise<Outcome<Version>>;
}

/** Something that must reach Slack. `version` and `recipient` say what about and to whom; words are looked up when sent. */
export interface OutboxItem {
  readonly id: number;
  readonly kind: OutboxKind;
  /** `null` for what is no single version's: `recall`, `home`. */
  readonly version: VersionId | null;
  readonly recipient: UserId | null;
  /** Items of one lane are sent one after the other: they are about one card, one message, or for one person. */
  readonly lane: string;
  readonly body: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly madeAt: Instant;
}

/**
 * `card`: post the version's card, or update it if posted. `digest`: the same for the digest of import `body.import`.
 * `decision`: tell the proposer. `import_done`: tell whoever imported `body.import` what became of it all. `card_stuck`: tell the
 * proposer that the card cannot be posted, with Slack's error as `body.error`. `problem`: tell the editors of a reported
 * problem, `body.note`, reported by `recipient`. `recall`: tell `recipient` of all that changed in what they were shown.
 * `channel`: tell `recipient`, an editor, that the channel of story `body.story` (0: the review channel) is `body.state`
 * now. `request_due`: remind `recipient` that the deadline of their request `body.request` has passed.
 * `reshow`: redraw the message of ours at `body.channel`, `body.ts`, which shows the version. `share`: judge whether the
 * share there may stand. `home`: draw the Home tab of `recipient` anew; without one, the Home tabs lately opened of those who may see
 * story `body.story`, or with `body.to` being `all`, of everybody: who sees it is another matter now. `watched`: tell `recipient` of all that was
 * approved and fits what they watch. `morning`: tell the channel of story `body.story` what changed from event `body.after`
 * to event `body.upTo`, and what waits. `reminder`: tell `recipient` which cards have waited too long for them.
 */
export type OutboxKind =
  | 'card'
  | 'digest'
  | 'decision'
  | 'import_done'
  | 'card_stuck'
  | 'problem'
  | 'recall'
  | 'reshow'
  | 'share'
  | 'channel'
  | 'request_due'
  | 'home'
  | 'watched'
  | 'morning'
  | 'reminder';

export interface Outbox {
  /** Takes up to `limit` due items for `leaseSeconds`; nobody else gets them meanwhile. Oldest first. */
  take(limit: number, at: Instant, leaseSeconds: number): Promise<readonly OutboxItem[]>;
  sent(id: number, at: Instant): Promise<void>;
  /** Puts an item back until `dueAt`. */
  later(id: number, dueAt: Instant): Promise<void>;
  /** Ends an item that Slack will never take, keeping its error code. */
  giveUp(id: number, error: string): Promise<void>;
  add(
    kind: OutboxKind,
    version: VersionId,
    recipient: UserId | null,
    body: Record<string, string>,
    at: Instant,
  ): Promise<void>;
  /** Makes everything unsent due now: after a reconnect, or when the bot was let into a channel. */
  hurry(at: Instant): Promise<void>;
  /** When the next unsent item is due; `null` when none waits. */
  nextDue(): Promise<Instant | null>;
}

/** One line of a claim's life. */
export interface LogEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly what: EventKind;
  readonly version: VersionId | null;
  readonly edition: number | null;
  /** For `vote.*`: what was voted, and how. */
  readonly choice: Choice | null;
  readonly means: 'emoji' | 'button' | null;
  /** Why, where somebody said why: of a hold, a decline, a problem reported. */
  readonly reason: string | null;
  /** For `version.retracted`: who took it back. For `correction.proposed`: of which kind it is. */
  readonly retractor: Retractor | null;
  readonly amendment: AmendmentKind | null;
  /** For `version.approved`: whose approvals decided. */
  readonly deciders: readonly UserId[];
  /** For `link.*`: what its claim does to which other one; `confirmed` of a link as it was made. */
  readonly link: LoggedLink | null;
}

/** A link as its claim's history tells of it. */
export interface LoggedLink {
  readonly kind: LinkKind;
  readonly reference: string;
  readonly touches: Touches | null;
  readonly confirmed: boolean;
}

export type EventKind =
  | 'story.made'
  | 'story.bound'
  | 'story.settings'
  | 'story.archived'
  | 'claim.proposed'
  | 'vote.cast'
  | 'vote.withdrawn'
  | 'version.approved'
  | 'version.declined'
  | 'version.replaced'
  | 'correction.proposed'
  | 'version.superseded'
  | 'version.retracted'
  | 'claim.sealed'
  | 'member.forgotten'
  | 'problem.reported'
  | 'article.imported'
  | 'claim.reprinted'
  | 'link.made'
  | 'link.confirmed'
  | 'link.removed'
  | 'actor.changed'
  | 'actor.merged'
  | 'actor.unmerged'
  | 'request.made'
  | 'request.ended';

/**
 * Through which door a person was shown a version. `thread`: an answer to a mention; `notice`: a direct message of ours
 * (a decision, a recall); `form`: filled in for them; `as_of`: marked as historic; `export`: in a file.
 */
export type Door =
  | 'answer'
  | 'thread'
  | 'share'
  | 'attribution'
  | 'history'
  | 'card'
  | 'home'
  | 'notice'
  | 'form'
  | 'as_of'
  | 'export';

export interface Exposure {
  readonly version: VersionId;
  /** As it was shown: who is shown a version as approved that went out of use meanwhile must hear of that, too. */
  readonly status: Status;
  /** As it was shown: whoever is shown a seal in place of the words has nothing to hear of. */
  readonly sealed?: Version['sealed'] | undefined;
  /** `null`: it is not known any more who had the message show it; the message is on record all the same. */
  readonly member: UserId | null;
  readonly door: Door;
  readonly at: Instant;
  readonly channel: ChannelId | null;
  /** Of our message, where there is one that can be changed later; `thread` of the thread that it stands in. */
  readonly ts: MessageTs | null;
  readonly thread?: MessageTs | null;
}

/** Why those who were shown a version hear of it. */
export type RecallKind = AmendmentKind | 'retraction' | 'seal';

/** What a person was shown and has not been told of yet. */
export interface Untold {
  readonly recall: number;
  readonly kind: RecallKind;
  /** What they were shown, as it stands now. */
  readonly before: Version;
  /** What is in force in its place; `null` after a retraction. */
  readonly after: Version | null;
  /** What of its claim was taken back: itself, or a correction of it that they were never shown. */
  readonly retracted: Version | null;
  /** When they were last shown it; `null` where the record of that is no longer kept. */
  readonly shownAt: Instant | null;
}

/** How telling one person ended. `wordless`: they could no longer see the story; `unreachable`: Slack's error code. */
export type Telling = 'told' | 'wordless' | { readonly unreachable: string };

/** What became of one recall. */
export interface RecallReport {
  readonly kind: RecallKind;
  readonly edition: number;
  readonly by: UserId;
  readonly at: Instant;
  readonly notices: readonly {
    readonly member: UserId;
    readonly toldAt: Instant | null;
    readonly wordless: boolean;
    readonly unreachable: string | null;
    readonly confirmedAt: Instant | null;
  }[];
  /** People shown it longer ago than exposures are kept: who they were is not known any more. */
  readonly uncounted: number;
}

/** Where a message of ours shows a version, through which door, and who had it shown (a share) or got it (a notice). */
export interface Showing {
  readonly version: VersionId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly thread: MessageTs | null;
  readonly door: Door;
  readonly member: UserId | null;
  /** What the note in a share's thread said last of this version; `null` as long as there is none. */
  readonly noted: string | null;
}

/**
 * Telling everyone who was shown a version that it went out of use. A recall begins with the change itself, in its
 * transaction: a notice for each person exposed, a `recall` item for each of them, a `reshow` item for each message,
 * a `home` item for each Home tab.
 */
export interface RecallShelf {
  /** What a person is still to be told, oldest first: all of it goes into one message. */
  untold(member: UserId): Promise<readonly Untold[]>;
  /** Records how telling them ended; the message belongs to that outbox item. */
  told(member: UserId, recalls: readonly number[], item: number, how: Telling, at: Instant): Promise<void>;
  /** *Got It*: confirms the notices that the message of an outbox item told of. @returns whether there were any of theirs */
  confirm(item: number, member: UserId, at: Instant): Promise<boolean>;
  /** The outbox items whose messages told somebody of what they have not confirmed yet, the newest first. */
  unconfirmed(member: UserId): Promise<readonly number[]>;
  /** What became of each recall of a claim, oldest first. */
  of(story: StoryId, number: number): Promise<readonly RecallReport[]>;
  /** The notices that the message of an outbox item told somebody of, for drawing it again. */
  toldIn(item: number, member: UserId): Promise<readonly Untold[]>;
  /** What a message of ours shows. */
  showings(channel: ChannelId, ts: MessageTs): Promise<readonly Showing[]>;
}

/**
 * Shares that stand in channels. Whether one may still stand there is judged when its `share` item is delivered: these
 * methods queue one for each share that something happened to.
 */
export interface ShareShelf {
  /** Somebody came into a channel or left it: those who may read what is shared there, or may see its story, are others. */
  peopleChanged(channel: ChannelId, at: Instant): Promise<void>;
  /** A channel became another: every share in it is judged. */
  channelChanged(channel: ChannelId, at: Instant): Promise<void>;
  /** Channels where closed stories are shared that are not theirs: of one made public Slack tells nobody. */
  abroad(): Promise<readonly ChannelId[]>;
  /** The note in a share's thread says what became of a version. */
  noted(showing: Showing, text: string): Promise<void>;
  /** What a share showed stands there no more. */
  takenAway(at: { readonly channel: ChannelId; readonly ts: MessageTs }): Promise<void>;
}

/** A channel where cards go, as it is now. */
export interface ChannelLook {
  /** Whose channel it is; `null` for `REVIEW_CHANNEL`. */
  readonly story: StoryId | null;
  readonly channel: ChannelId;
  /** `null` where the bot may not look. */
  readonly seen: SeenChannel | null;
  /** Whether Slack said that it is gone. */
  readonly deleted: boolean;
  /** Editors who are in it; `null` where that can't be known: those of the last look stay. */
  readonly editors: readonly UserId[] | null;
  /** When the look began, in milliseconds. One that began before the last one kept changes nothing. */
  readonly readAt: number;
}

export interface ChannelShelf {
  /** What kind a story's channel is by its editors' will: as it was bound, or as they last saved the settings. */
  accepted(story: StoryId, channel: ChannelId): Promise<ChannelKind | null>;
  /**
   * Keeps a look. Where the state changed, queues a `channel` item for each editor, and the redrawing of the cards that
   * it concerns; once, however many look. @returns whether it changed
   */
  looked(look: ChannelLook, at: Instant): Promise<boolean>;
  /** A card was closed where it stood: emoji on what is left of it mean nothing. */
  cardClosed(card: Card): Promise<void>;
  /** Somebody left a channel: what becomes of it is no news for them any more. */
  left(channel: ChannelId, user: UserId): Promise<void>;
  /** The editors who were in a story's channel when it was deleted; nobody while it was not. */
  keepers(story: StoryId, channel: ChannelId): Promise<ReadonlySet<UserId>>;
}

export interface JobShelf {
  /** Whether a job is due, `everySeconds` after it was last begun: if so it is the caller's, and begins now. */
  claim(name: string, everySeconds: number, at: Instant): Promise<boolean>;
  /** Makes a job that failed due again after `inSeconds`. */
  again(name: string, everySeconds: number, inSeconds: number, at: Instant): Promise<void>;
}

export interface RecordShelf {
  /** A claim's events in order. */
  history(story: StoryId, number: number): Promise<readonly LogEntry[]>;
  /**
   * Records exposures; calls made close together share one write. Somebody shown as approved what is out of use by now is
   * recalled like those before them.
   */
  expose(exposures: readonly Exposure[]): Promise<void>;
  /** Reduces exposures recorded before a moment to counts. @returns how many there were */
  reduceExposures(before: Instant): Promise<number>;
  /** Keeps a question that found nothing, without who asked. */
  unanswered(story: StoryId | null, words: string, at: Instant): Promise<void>;
  /** Logs a problem that a reader reports and queues the editors' notice. */
  problem(version: VersionId, note: string, by: UserId, at: Instant): Promise<void>;
  /** Keeps a text too long for a Slack control; `parked` returns it, `null` when swept (after 30 days). */
  park(body: string, at: Instant): Promise<number>;
  parked(id: number): Promise<string | null>;
  /**
   * Replaces a person's Slack id by a pseudonym, and deletes what else would tell who they are. Their number stays, and
   * with it the log. @returns the pseudonym; `null` for somebody who is not known
   */
  forget(user: UserId, at: Instant): Promise<UserId | null>;
  /** The newest event and its hash: the anchor to keep elsewhere. `events` is 0 while nothing happened. */
  anchor(): Promise<{ readonly events: number; readonly hash: string }>;
  /** Recomputes the chain and replays the log against the tables. */
  verify(): Promise<Verdict>;
}

/** A draft that somebody had checked. */
export interface CheckedDraft {
  readonly id: number;
  readonly text: string;
  /** Where it was checked; `null` where Slack named no channel. */
  readonly channel: ChannelId | null;
  /** What came of it last, in counts: "2 quotations: 1 exact, 1 altered"; empty while that is not known. */
  readonly outcome: string;
  /** When it was last handed in. */
  readonly at: Instant;
}

/** Drafts that people had checked. Each is its asker's alone, and is kept for 30 days. A seal takes all of them out. */
export interface DraftShelf {
  /**
   * Keeps a draft. The same text from the same place is the same draft, handed in anew: what came of it is not known yet.
   *
   * @returns its number, which is never given twice
   */
  keep(by: UserId, text: string, channel: ChannelId | null, at: Instant): Promise<number>;
  /** Notes what came of somebody's own draft; where that is news, queues their Home tab. */
  settled(id: number, by: UserId, outcome: string, at: Instant): Promise<void>;
  /** Somebody's own draft; `null` for another's, and for one that is no longer kept. */
  get(id: number, by: UserId, at: Instant): Promise<CheckedDraft | null>;
  /** Somebody's own drafts, the newest first. */
  latest(by: UserId, limit: number, at: Instant): Promise<readonly CheckedDraft[]>;
}

/** An event that does not fit, `problem` being its predicate; or, with `seq` null, a clause about a row of no event's. */
export interface Finding {
  readonly seq: number | null;
  readonly problem: string;
}

/** What `npm run verify` found: how many events fit, and the first that does not. */
export interface Verdict {
  readonly events: number;
  /** The newest event's SHA-256, in hex: the anchor to compare with one kept elsewhere. Empty while nothing happened. */
  readonly anchor: string;
  readonly fault: Finding | null;
}
