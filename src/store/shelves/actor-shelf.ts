import type { Profile, Role } from '../../domain/actor.ts';
import type { Named } from '../../domain/claim.ts';
import type { ActorId, Instant, StoryId, UserId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Scope } from './scope.ts';

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
