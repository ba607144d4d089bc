import { z } from 'zod';
import type { Instant } from '../domain/ids.ts';
import { GENESIS, hashOf } from './chain.ts';
import type { Database, Statement } from './database.ts';
import { canonicalJson, type Json, sha256 } from './digest.ts';
import { wholeSeconds } from './seconds.ts';
import type { EventKind } from './shelves/log-entry.ts';

/** What happened, by whom (a member's number), and to what. Bodies hold no words, no names and no Slack ids. */
export interface NewEvent {
  readonly what: EventKind;
  readonly at: Instant;
  readonly by: number;
  /** `null` for what belongs to none. */
  readonly story: number | null;
  readonly claim?: number;
  readonly version?: number;
  readonly body?: { readonly [key: string]: Json };
}

const Last = z.object({ seq: z.number(), hash: z.string() }).optional();

/** The append-only log. Written within the transaction of the change that it records. */
export class EventLog {
  readonly #last: Statement;
  readonly #append: Statement;
  readonly #keepNote: Statement<[string, string]>;
  readonly #heard: (event: NewEvent) => void;

  /** @param heard - told of each event, within its transaction */
  constructor(db: Database, heard: (event: NewEvent) => void) {
    this.#heard = heard;
    this.#last = db.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1');
    this.#append = db.prepare(`
      INSERT INTO event (seq, at, member, what, story, claim, version, body, hash)
      VALUES (:seq, :at, :member, :what, :story, :claim, :version, :body, :hash)`);
    this.#keepNote = db.prepare('INSERT INTO note (digest, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  }

  append(happened: NewEvent): void {
    const { what, at, by, story, claim, version, body } = happened;
    const last = Last.parse(this.#last.get());
    const event = {
      seq: (last?.seq ?? 0) + 1,
      at: wholeSeconds(at),
      member: by,
      what,
      story,
      claim: claim ?? null,
      version: version ?? null,
      body: canonicalJson(body ?? {}),
    };
    this.#append.run({ ...event, hash: hashOf(last?.hash ?? GENESIS, event) });
    this.#heard(happened);
  }

  /** Keeps somebody's own words beside the log, and returns the digest that stands for them in it. */
  note(text: string): string {
    const digest = sha256(text);
    this.#keepNote.run(digest, text);
    return digest;
  }
}
