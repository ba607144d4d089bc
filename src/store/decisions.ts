import { z } from 'zod';
import type { Retractor } from '../domain/claim.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import type { CardLine } from './card-line.ts';
import { amendment } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { ImportProgress } from './import-progress.ts';
import type { Links } from './links.ts';
import { FORGOTTEN, type Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { Recalls } from './recalls.ts';
import { wholeSeconds } from './seconds.ts';
import type { Ballot } from './votes.ts';
import type { Watches } from './watches.ts';

/** What a decision leaves something on. */
interface Shelves {
  readonly line: CardLine;
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly recalls: Pick<Recalls, 'begin'>;
  readonly links: Links;
  readonly imports: ImportProgress;
  readonly watches: Pick<Watches, 'approved'>;
}

/** What the proposer of a waiting correction reads when its claim is retracted. */
const RETRACTED_MEANWHILE = 'The claim was retracted.';

/**
 * Settles versions, once each, within the caller's write transaction: approved or declined, replaced or retracted. No
 * other place does. Each step is a conditional write, so that of two that race one finds nothing left to settle.
 */
export class Decisions {
  readonly #shelves: Shelves;
  readonly #settle: Statement;
  readonly #addDecider: Statement;
  readonly #end: Statement;
  readonly #others: Statement;
  readonly #before: Statement;
  readonly #proposer: Statement<[number, string]>;
  readonly #amendment: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#settle = db.prepare(`
      UPDATE review SET status = :status, decided_at = :at, reason = :reason, in_line = 0
       WHERE version = :version AND status = 'proposed'`);
    this.#addDecider = db.prepare(
      'INSERT INTO decision (version, position, member) VALUES (:version, :position, :member)',
    );
    this.#end = db.prepare(`
      UPDATE review SET status = :status, decided_at = ifnull(decided_at, :at), ended_at = :at, ended_by = :by,
                        replaced_by = :successor, retractor = :retractor, reason = :reason, in_line = 0
       WHERE version = :version AND status = :from`);
    this.#others = db
      .prepare(`
        SELECT version.id FROM version CROSS JOIN review ON review.version = version.id
         WHERE claim = :claim AND status = :status AND version.id <> :version`)
      .pluck();
    this.#before = db.prepare(`
      SELECT 1 FROM version JOIN decision ON decision.version = version.id
       WHERE claim = :claim AND version.id <> :version LIMIT 1`);
    // Somebody who was forgotten cannot be told.
    this.#proposer = db
      .prepare<[number, string]>(`
        SELECT proposed_by FROM version JOIN member ON member.id = proposed_by WHERE version.id = ? AND slack NOT GLOB ?`)
      .pluck();
    this.#amendment = db.prepare<[number]>('SELECT amendment FROM version WHERE id = ?').pluck();
  }

  /** Approves a version; the approved one that it corrects becomes replaced, and is recalled. */
  approve(ballot: Ballot, approvers: readonly UserId[], at: Instant): void {
    const { links, log, members, queue, recalls, watches } = this.#shelves;
    const numbers = approvers.map((approver) => members.numberOf(approver));
    const by = z.number().parse(numbers.at(-1));
    this.#decide(ballot, 'approved', numbers, null, at);
    log.append({ ...ballot, what: 'version.approved', at, by, body: { approvers: numbers } });
    links.approved(ballot, by, at);
    const kind = amendment.nullable().parse(this.#amendment.get(ballot.version)) ?? 'correction';
    for (const version of this.#siblings(ballot, 'approved')) {
      this.#finish({ version, status: 'replaced', from: 'approved', by, at, successor: ballot.version });
      const body = { replacedBy: ballot.version };
      log.append({ ...ballot, version, what: 'version.replaced', at, by, body });
      queue.put({ kind: 'card', version, recipient: null, at });
      recalls.begin({ version, kind, by, at });
    }
    watches.approved(ballot, at);
  }

  /** Declines a version; the approved one that it would have corrected is no longer marked so. */
  decline(ballot: Ballot, editor: UserId, reason: string, at: Instant): void {
    const { log, members, queue } = this.#shelves;
    const by = members.numberOf(editor);
    this.#decide(ballot, 'declined', [by], reason, at);
    log.append({ ...ballot, what: 'version.declined', at, by, body: { reason: log.note(reason) } });
    for (const version of this.#siblings(ballot, 'approved')) queue.put({ kind: 'card', version, recipient: null, at });
  }

  /** Puts another version of its proposer's in the place of one that waits. */
  supersede(ballot: Ballot, successor: number, proposer: UserId, at: Instant): void {
    const { log, members, queue } = this.#shelves;
    const by = members.numberOf(proposer);
    this.#finish({ version: ballot.version, status: 'replaced', from: 'proposed', by, at, successor });
    log.append({ ...ballot, what: 'version.superseded', at, by, body: { replacedBy: successor } });
    queue.put({ kind: 'card', version: ballot.version, recipient: null, at });
  }

  /** Takes an approved version out of use, and declines a correction of it that waits. */
  retract(ballot: Ballot, retractor: Retractor, reason: string, editor: UserId, at: Instant): void {
    const { log, members, queue, recalls } = this.#shelves;
    const { version } = ballot;
    const by = members.numberOf(editor);
    this.#finish({ version, status: 'retracted', from: 'approved', by, at, retractor, reason });
    log.append({ ...ballot, what: 'version.retracted', at, by, body: { retractor, reason: log.note(reason) } });
    queue.put({ kind: 'card', version, recipient: null, at });
    recalls.begin({ version, kind: 'retraction', by, at });
    for (const waiting of this.#siblings(ballot, 'proposed')) {
      this.decline({ ...ballot, version: waiting }, editor, RETRACTED_MEANWHILE, at);
    }
  }

  #decide(
    { version, claim, story }: Ballot,
    status: 'approved' | 'declined',
    deciders: readonly number[],
    reason: string | null,
    at: Instant,
  ): void {
    const { imports, line, queue } = this.#shelves;
    const { changes } = this.#settle.run({ version, status, reason, at: wholeSeconds(at) });
    if (changes !== 1) throw new Error(`Version ${version} was decided before.`);
    for (const [position, member] of deciders.entries()) this.#addDecider.run({ version, position, member });
    queue.put({ kind: 'card', version, recipient: null, at });
    line.advance(story, at);
    const proposer = z.number().optional().parse(this.#proposer.get(version, FORGOTTEN));
    const isToldOfAll = imports.decided(claim, proposer ?? null, at);
    // Of a correction the word that all is decided says nothing.
    const isFirst = this.#before.get({ version, claim }) === undefined;
    if (proposer && !(isToldOfAll && isFirst)) queue.put({ kind: 'decision', version, recipient: proposer, at });
  }

  #finish({ at, ...end }: End): void {
    const row = { successor: null, retractor: null, reason: null, ...end, at: wholeSeconds(at) };
    if (this.#end.run(row).changes !== 1) throw new Error(`Version ${end.version} was not ${end.from} any more.`);
  }

  #siblings({ claim, version }: Ballot, status: 'approved' | 'proposed'): number[] {
    return z.array(z.number()).parse(this.#others.all({ claim, version, status }));
  }
}

/** How a version's use, or its wait, ends. */
interface End {
  readonly version: number;
  readonly status: 'replaced' | 'retracted';
  readonly from: 'approved' | 'proposed';
  readonly by: number;
  readonly at: Instant;
  readonly successor?: number;
  readonly retractor?: Retractor;
  readonly reason?: string;
}
