import { z } from 'zod';
import type { Instant, UserId, VersionId } from '../domain/ids.ts';
import type { Choice, Vote } from '../domain/standing.ts';
import { choice, means, userId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import { wholeSeconds } from './seconds.ts';
import type { CastVote } from './shelves/review-shelf.ts';

const VoteRow: z.ZodType<CastVote> = z.object({
  voter: userId,
  means,
  choice,
  reason: z.string().nullable(),
  at: z.number(),
});
const VoteRows = z.array(VoteRow);

/** A proposed version, where its votes are logged. */
export interface Ballot {
  readonly version: number;
  readonly story: number;
  readonly claim: number;
}

/** Which vote of whose, given how. */
type Placed = Pick<CastVote, 'voter' | 'means' | 'choice'> & { readonly reason: string | null };

/** The votes that stand on cards, within the caller's write transaction. */
export class Votes {
  readonly #log: EventLog;
  readonly #members: Members;
  readonly #standing: Statement<[number]>;
  readonly #add: Statement;
  readonly #remove: Statement;

  constructor(db: Database, log: EventLog, members: Members) {
    this.#log = log;
    this.#members = members;
    this.#standing = db.prepare(`
      SELECT slack AS voter, means, choice, reason, at FROM vote JOIN member ON member.id = vote.member
       WHERE version = ? ORDER BY at, member.id, means, choice`);
    this.#add = db.prepare(`
      INSERT INTO vote (version, member, means, choice, reason, at)
      VALUES (:version, :member, :means, :choice, :reason, :at)`);
    this.#remove = db.prepare(
      'DELETE FROM vote WHERE version = :version AND member = :member AND means = :means AND choice = :choice',
    );
  }

  /** What stands on a version's card, in the order in which it was given. */
  standing(version: VersionId | number): CastVote[] {
    return VoteRows.parse(this.#standing.all(version));
  }

  /** An editor's button, where it stands. */
  pressed(version: VersionId | number, editor: UserId): CastVote | undefined {
    return this.standing(version).find((vote) => vote.means === 'button' && vote.voter === editor);
  }

  /** Sets or takes back an editor's button. @returns whether that changed anything */
  press(ballot: Ballot, editor: UserId, pressed: Choice | null, reason: string | null, at: Instant): boolean {
    const before = this.pressed(ballot.version, editor);
    if ((before?.choice ?? null) === pressed && (before?.reason ?? null) === reason) return false;
    if (before) this.#withdraw(ballot, before, at);
    if (pressed) this.#cast(ballot, { voter: editor, means: 'button', choice: pressed, reason }, at);
    return true;
  }

  /** Makes the emoji votes what stands on the card now. @returns whether that changed anything */
  replaceEmoji(ballot: Ballot, emoji: readonly Vote[], at: Instant): boolean {
    const before = this.standing(ballot.version).filter((vote) => vote.means === 'emoji');
    const gone = before.filter((vote) => !emoji.some(isSameAs(vote)));
    const isNew = (vote: Vote, index: number) =>
      emoji.findIndex(isSameAs(vote)) === index && !before.some(isSameAs(vote));
    const added = emoji.filter(isNew);
    for (const vote of gone) this.#withdraw(ballot, vote, at);
    for (const vote of added) this.#cast(ballot, { ...vote, means: 'emoji', reason: null }, at);
    return gone.length + added.length > 0;
  }

  #cast(ballot: Ballot, vote: Placed, at: Instant): void {
    const member = this.#members.numberOf(vote.voter);
    const { means: how, choice: which, reason } = vote;
    this.#add.run({ version: ballot.version, member, means: how, choice: which, reason, at: wholeSeconds(at) });
    const why = reason === null ? {} : { reason: this.#log.note(reason) };
    this.#log.append({ ...ballot, what: 'vote.cast', at, by: member, body: { means: how, choice: which, ...why } });
  }

  #withdraw(ballot: Ballot, vote: Placed, at: Instant): void {
    const member = this.#members.numberOf(vote.voter);
    const body = { means: vote.means, choice: vote.choice };
    this.#remove.run({ version: ballot.version, member, ...body });
    this.#log.append({ ...ballot, what: 'vote.withdrawn', at, by: member, body });
  }
}

const isSameAs = (one: Vote) => (other: Vote) => one.voter === other.voter && one.choice === other.choice;
