import type { Instant, UserId, VersionId } from '../../domain/ids.ts';

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
