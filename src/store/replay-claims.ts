import { z } from 'zod';
import { EventRow } from './chain.ts';
import { compareLife } from './compare-life.ts';
import type { Database } from './database.ts';
import type { Findings } from './findings.ts';
import { ActorReplay } from './replay-actors.ts';
import { LinkReplay } from './replay-links.ts';
import { replayLives, replaySeal } from './version-life.ts';
import { VersionTables } from './version-tables.ts';

const ClaimRow = z.object({ id: z.number(), number: z.number() });
/** Replays each claim's events, and compares what they add up to with the rows of its versions. */
export function replayClaims(db: Database, findings: Findings): void {
  const events = db.prepare<[number]>(
    'SELECT seq, at, member, what, story, claim, version, body, hash FROM event WHERE claim = ? ORDER BY seq',
  );
  const tables = new VersionTables(db);
  const links = new LinkReplay(db, findings);
  const actors = new ActorReplay(db, findings);
  for (const row of db.prepare('SELECT id, number FROM claim ORDER BY id').iterate()) {
    const claim = ClaimRow.parse(row);
    const told = z.array(EventRow).parse(events.all(claim.id));
    const lives = replayLives(told, findings);
    findings.row(lives.size > 0, null, `claim ${claim.id} has no event`);
    for (const life of lives.values()) {
      findings.row(life.number === claim.number, life.proposed.seq, `claim ${claim.id} has another number`);
      actors.born(life);
    }
    compareLife(claim.id, { lives, seal: replaySeal(told) }, tables, findings);
    links.replay(claim.id, told);
  }
  actors.finish();
}
