import { z } from 'zod';
import type { Instant, UserId } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Ballot } from './votes.ts';

/** What a decision leaves something on. */
interface Shelves {
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** Settles proposed versions, once each, within the caller's write transaction. */
export class Decisions {
  readonly #shelves: Shelves;
  readonly #settle: Statement;
  readonly #addDecider: Statement;
  readonly #replaced: Statement;
  readonly #replace: Statement<[number]>;
  readonly #proposer: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    // The condition makes a second decision impossible, whoever else may be at it.
    this.#settle = db.prepare(`
      UPDATE review SET status = :status, decided_at = :at, reason = :reason
       WHERE version = :version AND status = 'proposed'`);
    this.#addDecider = db.prepare(
      'INSERT INTO decision (version, position, member) VALUES (:version, :position, :member)',
    );
    this.#replaced = db
      .prepare(`
        SELECT version.id FROM version CROSS JOIN review ON review.version = version.id
         WHERE claim = :claim AND status = 'approved' AND version.id <> :version`)
      .pluck();
    this.#replace = db.prepare("UPDATE review SET status = 'replaced' WHERE version = ?");
    this.#proposer = db.prepare<[number]>('SELECT proposed_by FROM version WHERE id = ?').pluck();
  }

  /** Approves a version; the approved one that it corrects becomes replaced. */
  approve(ballot: Ballot, approvers: readonly UserId[], at: Instant): void {
    const { log, members, queue } = this.#shelves;
    const numbers = approvers.map((approver) => members.numberOf(approver));
    const by = z.number().parse(numbers.at(-1));
    this.#decide(ballot, 'approved', numbers, null, at);
    log.append({ ...ballot, what: 'version.approved', at, by, body: { approvers: numbers } });
    for (const before of z.array(z.number()).parse(this.#replaced.all(ballot))) {
      this.#replace.run(before);
      log.append({
        ...ballot,
        version: before,
        what: 'version.replaced',
        at,
        by,
        body: { replacedBy: ballot.version },
      });
      queue.put({ kind: 'card', version: before, recipient: null, at });
    }
  }

  decline(ballot: Ballot, editor: UserId, reason: string, at: Instant): void {
    const { log, members } = this.#shelves;
    const by = members.numberOf(editor);
    this.#decide(ballot, 'declined', [by], reason, at);
    log.append({ ...ballot, what: 'version.declined', at, by, body: { reason: log.note(reason) } });
  }

  #decide(
    { version }: Ballot,
    status: 'approved' | 'declined',
    deciders: readonly number[],
    reason: string | null,
    at: Instant,
  ): void {
    const { changes } = this.#settle.run({ version, status, reason, at: wholeSeconds(at) });
    if (changes !== 1) throw new Error(`Version ${version} was decided before.`);
    for (const [position, member] of deciders.entries()) this.#addDecider.run({ version, position, member });
    const proposer = z.number().parse(this.#proposer.get(version));
    this.#shelves.queue.put({ kind: 'card', version, recipient: null, at });
    this.#shelves.queue.put({ kind: 'decision', version, recipient: proposer, at });
  }
}
