import { z } from 'zod';
import { pseudonymOf } from '../domain/person.ts';
import { EventRow, GENESIS, hashOf } from './chain.ts';
import { type Database, openDatabase } from './database.ts';
import { sha256 } from './digest.ts';
import { Findings } from './findings.ts';
import { requireMigrated } from './migrate.ts';
import { replayClaims } from './replay-claims.ts';
import { replayImports } from './replay-imports.ts';
import { replayRequests } from './replay-requests.ts';
import { replayStories } from './replay-stories.ts';
import type { Verdict } from './shelves/record-shelf.ts';
import { asStoreFault } from './store-fault.ts';

const COLUMNS = 'seq, at, member, what, story, claim, version, body, hash';

/**
 * Verifies a fact store that may be in use, without changing the file.
 *
 * @param seq - of an event whose hash is wanted, as `kept`; `null` where there is none
 * @throws StoreFault where the file can't be read, or is not one that this Story Desk has brought up to date
 */
export function verifyFile(path: string, seq = 0): Verdict & { readonly kept: string | null } {
  try {
    const db = openDatabase(path, { readonly: true });
    try {
      requireMigrated(db, path);
      const kept = db.prepare<[number]>('SELECT hash FROM event WHERE seq = ?').pluck().get(seq);
      return { ...verifyDatabase(db), kept: z.string().optional().parse(kept) ?? null };
    } finally {
      db.close();
    }
  } catch (error) {
    throw asStoreFault(error, path);
  }
}

/** Recomputes the chain and replays the log against the tables, all as of one moment, a row at a time. */
export function verifyDatabase(db: Database): Verdict {
  return db.transaction(() => {
    const findings = new Findings();
    const { events, anchor } = walkChain(db, findings);
    replayStories(db, findings);
    replayClaims(db, findings);
    replayImports(db, findings);
    replayRequests(db, findings);
    findRewordedNotes(db, findings);
    findStrangeKeepers(db, findings);
    findMiscounts(db, findings);
    findUnforgotten(db, findings);
    findOrphans(db, findings);
    return { events, anchor: events > 0 ? anchor : '', fault: findings.first };
  })();
}

function walkChain(db: Database, findings: Findings): { events: number; anchor: string } {
  let events = 0;
  let anchor = GENESIS;
  for (const row of db.prepare(`SELECT ${COLUMNS} FROM event ORDER BY seq`).iterate()) {
    const { hash, ...event } = EventRow.parse(row);
    events += 1;
    findings.event(event.seq === events, events, 'is missing');
    findings.event(hashOf(anchor, event) === hash, event.seq, 'does not follow from the events before it');
    anchor = hash;
  }
  return { events, anchor };
}

/** Reasons and notes are as their digests in the log say; those of a sealed claim may be gone. */
function findRewordedNotes(db: Database, findings: Findings): void {
  const Row = z.object({ seq: z.number(), digest: z.string(), text: z.string().nullable(), mayBeGone: z.number() });
  const rows = db.prepare(`
    SELECT seq, body ->> 'reason' AS digest, text,
           what <> 'claim.sealed' AND EXISTS (SELECT 1 FROM seal WHERE seal.claim = event.claim) AS mayBeGone
      FROM event LEFT JOIN note ON note.digest = body ->> 'reason'
     WHERE body ->> 'reason' IS NOT NULL`);
  for (const row of rows.iterate()) {
    const { seq, digest, text, mayBeGone } = Row.parse(row);
    const isKept = text === null ? mayBeGone === 1 : sha256(text) === digest;
    findings.row(isKept, seq, 'its reason is another');
  }
  const Note = z.object({ digest: z.string(), text: z.string() });
  for (const row of db.prepare('SELECT digest, text FROM note').iterate()) {
    const { digest, text } = Note.parse(row);
    findings.row(sha256(text) === digest, null, 'a note says something else');
  }
}

/** A source text was kept by whoever first proposed something from it, or imported it, then. */
function findStrangeKeepers(db: Database, findings: Findings): void {
  const strange = db.prepare(`
    SELECT count(*) FROM source
     WHERE NOT EXISTS (SELECT 1 FROM version WHERE source = source.id AND proposed_by = kept_by AND proposed_at = kept_at)
       AND NOT EXISTS (SELECT 1 FROM import WHERE source = source.id AND member = kept_by AND at = kept_at)`);
  findings.row(strange.pluck().get() === 0, null, 'a source was kept by somebody else, or at another time');
}

/** The counts beside the claims are theirs. */
function findMiscounts(db: Database, findings: Findings): void {
  const counted = 'SELECT story, status, count(*) FROM review GROUP BY story, status';
  const kept = 'SELECT story, status, versions FROM tally WHERE versions > 0';
  const other = db.prepare(`SELECT count(*) FROM (SELECT * FROM (${counted} EXCEPT ${kept}) UNION ALL
                            SELECT * FROM (${kept} EXCEPT ${counted}))`);
  findings.row(other.pluck().get() === 0, null, 'claims are counted otherwise than they stand');
}

/** People who were forgotten have no Slack id any more, and nobody else has none. */
function findUnforgotten(db: Database, findings: Findings): void {
  const Row = z.object({ seq: z.number().nullable(), id: z.number(), slack: z.string() });
  const rows = db.prepare(`
    SELECT max(seq) AS seq, member.id, slack FROM member
      LEFT JOIN event ON event.member = member.id AND what = 'member.forgotten'
     GROUP BY member.id`);
  for (const row of z.array(Row).parse(rows.all())) {
    const isForgotten = row.slack === pseudonymOf(row.id);
    findings.row(isForgotten === (row.seq !== null), row.seq, `member ${row.id} was forgotten otherwise`);
  }
}

/** Rows that refer to rows which are not there: something was taken out. */
function findOrphans(db: Database, findings: Findings): void {
  const Orphan = z.object({ table: z.string(), rowid: z.number().nullable() }).optional();
  const inLog = db.prepare('PRAGMA foreign_key_check (event)').get();
  const orphan = Orphan.parse(inLog ?? db.prepare('PRAGMA foreign_key_check').get());
  const seq = orphan?.table === 'event' ? orphan.rowid : null;
  findings.row(orphan === undefined, seq, `a row of ${orphan?.table} refers to nothing`);
}
