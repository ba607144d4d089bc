import type { Version } from '../../domain/claim.ts';
import type { ChannelId, ImportId, Instant, MessageTs, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Article, ImportedClaim, ReprintedClaim } from '../../domain/imported.ts';
import type { Outcome } from '../../domain/outcome.ts';

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
