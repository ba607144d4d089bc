import type { Instant, UserId } from '../domain/ids.ts';
import { atomically, type Database, leaveNoTrace, type Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';

/** What forgetting changes. */
interface Shelves {
  readonly log: EventLog;
  readonly members: Members;
}

/** Takes a person's Slack id out of the store. Everything else names them by our number, the log included. */
export class Forgetting {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #purges: readonly Statement[];

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#purges = [
      // What somebody read is nobody's business any more: it is counted, and nothing is recalled from them.
      `INSERT INTO exposure_count (version, door, people, shown)
       SELECT version, door, 1, count(*) FROM exposure WHERE member = :member GROUP BY version, door
       ON CONFLICT (version, door) DO UPDATE SET people = people + 1, shown = shown + excluded.shown`,
      'DELETE FROM exposure WHERE member = :member',
      'DELETE FROM parked WHERE instr(body, :slack) > 0',
      'DELETE FROM checked_draft WHERE member = :member OR instr(draft, :slack) > 0',
      'DELETE FROM gap_taken WHERE member = :member',
      "UPDATE outbox SET given_up = 'forgotten' WHERE recipient = :member AND sent_at IS NULL AND given_up IS NULL",
      `UPDATE recall_notice SET unreachable = 'forgotten'
        WHERE member = :member AND told_at IS NULL AND unreachable IS NULL`,
      'UPDATE showing SET member = NULL WHERE member = :member',
      'DELETE FROM watch_match WHERE watch IN (SELECT id FROM watch WHERE member = :member)',
      'DELETE FROM watch WHERE member = :member',
      'DELETE FROM looked WHERE member = :member',
      'DELETE FROM reminded WHERE member = :member',
    ].map((sql) => db.prepare(sql));
  }

  /** See `RecordShelf.forget`. */
  forget(slack: UserId, at: Instant): UserId | null {
    const { log, members } = this.#shelves;
    const pseudonym = atomically(this.#db, () => {
      const member = members.find(slack);
      if (member === null) return null;
      for (const purge of this.#purges) purge.run({ slack, member });
      log.append({ what: 'member.forgotten', at, by: member, story: null });
      return members.forget(member);
    });
    leaveNoTrace(this.#db);
    return pseudonym;
  }
}
