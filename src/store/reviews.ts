import { z } from 'zod';
import type { Retractor, Version } from '../domain/claim.ts';
import type { ChannelId, Instant, MessageTs, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { type Choice, standing } from '../domain/standing.ts';
import { channelId, flag, messageTs, status, userId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Decisions } from './decisions.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { Card, CastVote, Reading, Recounted, ReviewShelf } from './shelves/review-shelf.ts';
import type { VersionRows } from './version-rows.ts';
import type { Votes } from './votes.ts';

const CardRow: z.ZodType<Card> = z.object({ version: versionId, channel: channelId, ts: messageTs });
const SELECT_CARDS = 'SELECT version, card_channel AS channel, card_ts AS ts FROM review';

const BallotRow = z.object({
  version: z.number(),
  story: z.number(),
  claim: z.number(),
  status,
  readAt: z.number().nullable(),
  proposer: userId,
  approvalsNeeded: z.number(),
  fourEyes: flag,
});
type BallotRow = z.infer<typeof BallotRow>;

/** What a review leaves something on. */
interface Shelves {
  readonly votes: Votes;
  readonly decisions: Decisions;
  readonly queue: OutboxQueue;
  readonly rows: VersionRows;
}

/** Cards, votes and decisions, in SQL. */
export class Reviews implements ReviewShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #cardPosted: Statement;
  readonly #cardAt: Statement;
  readonly #cardOf: Statement<[VersionId]>;
  readonly #openCards: Statement;
  readonly #ballot: Statement<[VersionId]>;
  readonly #recordReading: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#cardPosted = db.prepare('UPDATE review SET card_channel = :channel, card_ts = :ts WHERE version = :version');
    this.#cardAt = db.prepare(`${SELECT_CARDS} WHERE card_channel = :channel AND card_ts = :ts`);
    this.#cardOf = db.prepare(`${SELECT_CARDS} WHERE version = ? AND card_ts IS NOT NULL`);
    this.#openCards = db.prepare(`${SELECT_CARDS} WHERE status = 'proposed' AND card_ts IS NOT NULL ORDER BY version`);
    this.#ballot = db.prepare(`
      SELECT version.id AS version, version.story, version.claim, status, read_at AS readAt, slack AS proposer,
             approvals_needed AS approvalsNeeded, four_eyes AS fourEyes
        FROM version
        JOIN review ON review.version = version.id
        JOIN story ON story.id = version.story
        JOIN member ON member.id = proposed_by
       WHERE version.id = ?`);
    this.#recordReading = db.prepare('UPDATE review SET read_at = :readAt WHERE version = :version');
  }

  async cardPosted(version: VersionId, channel: ChannelId, ts: MessageTs): Promise<void> {
    this.#cardPosted.run({ version, channel, ts });
  }

  async cardAt(channel: ChannelId, ts: MessageTs): Promise<Card | null> {
    return CardRow.optional().parse(this.#cardAt.get({ channel, ts })) ?? null;
  }

  async cardOf(version: VersionId): Promise<Card | null> {
    return CardRow.optional().parse(this.#cardOf.get(version)) ?? null;
  }

  async openCards(): Promise<readonly Card[]> {
    return z.array(CardRow).parse(this.#openCards.all());
  }

  async votes(version: VersionId): Promise<readonly CastVote[]> {
    return this.#shelves.votes.standing(version);
  }

  async newestReading(version: VersionId): Promise<number> {
    return this.#ballotOf(version).readAt ?? 0;
  }

  async press(
    version: VersionId,
    editor: UserId,
    choice: Choice | null,
    reason: string | null,
    at: Instant,
  ): Promise<Outcome<null>> {
    return atomically(this.#db, () => {
      const ballot = this.#ballotOf(version);
      if (ballot.status !== 'proposed') return this.#alreadyDecided(version);
      const { votes, rows } = this.#shelves;
      const holds = votes.pressed(version, editor)?.choice === 'hold';
      if (choice === 'approve' && holds)
        return refuse({ code: 'own_hold', reference: rows.existing(version).reference });
      const changed = votes.press(placeOf(ballot), editor, choice, reason, at);
      if (changed) this.#shelves.queue.put({ kind: 'card', version, recipient: null, at });
      return done(null);
    });
  }

  async recount(
    version: VersionId,
    emoji: Reading | null,
    editors: ReadonlySet<UserId>,
    at: Instant,
    asked?: ReadonlySet<UserId>,
  ): Promise<Recounted> {
    return atomically(this.#db, () => {
      const ballot = this.#ballotOf(version);
      if (ballot.status !== 'proposed') return { standing: null, decided: false };
      const stood = this.#shelves.votes.standing(version);
      if (asked && stood.some(({ voter }) => !asked.has(voter))) return UNASKED;
      const changed = emoji !== null && this.#record(ballot, emoji, editors, at);
      const votes = this.#shelves.votes.standing(version);
      const now = standing(
        { proposer: ballot.proposer, approvalsNeeded: ballot.approvalsNeeded, fourEyes: ballot.fourEyes },
        votes,
        editors,
      );
      if (changed) this.#shelves.queue.put({ kind: 'card', version, recipient: null, at });
      if (now.status === 'approved') this.#shelves.decisions.approve(placeOf(ballot), now.approvers, at);
      return { standing: now, decided: now.status === 'approved' };
    });
  }

  async decline(version: VersionId, editor: UserId, reason: string, at: Instant): Promise<Outcome<Version>> {
    return atomically(this.#db, () => {
      const ballot = this.#ballotOf(version);
      if (ballot.status !== 'proposed') return this.#alreadyDecided(version);
      this.#shelves.decisions.decline(placeOf(ballot), editor, reason, at);
      return done(this.#shelves.rows.existing(version));
    });
  }

  async retract(
    version: VersionId,
    retractor: Retractor,
    reason: string,
    editor: UserId,
    at: Instant,
  ): Promise<Outcome<Version>> {
    return atomically(this.#db, () => {
      const ballot = this.#ballotOf(version);
      if (ballot.status !== 'approved') return this.#alreadyDecided(version);
      this.#shelves.decisions.retract(placeOf(ballot), retractor, reason, editor, at);
      return done(this.#shelves.rows.existing(version));
    });
  }

  /** Takes over a reading of the card, unless a newer one is on record. @returns whether a vote changed */
  #record(ballot: BallotRow, { votes, readAt }: Reading, editors: ReadonlySet<UserId>, at: Instant): boolean {
    if (ballot.readAt !== null && readAt < ballot.readAt) return false;
    this.#recordReading.run({ version: ballot.version, readAt });
    const counted = votes.filter((vote) => editors.has(vote.voter));
    return this.#shelves.votes.replaceEmoji(placeOf(ballot), counted, at);
  }

  #ballotOf(version: VersionId): BallotRow {
    return BallotRow.parse(this.#ballot.get(version));
  }

  #alreadyDecided(id: VersionId): Outcome<never> {
    const version = this.#shelves.rows.existing(id);
    return refuse({ code: 'already_decided', reference: version.reference, status: version.status });
  }
}

const UNASKED: Recounted = { standing: null, decided: false, unasked: true };

const placeOf = ({ version, story, claim }: BallotRow) => ({ version, story, claim });
