import { z } from 'zod';
import { foldName } from '../domain/names.ts';
import { EventRow } from './chain.ts';
import { compareLife } from './compare-life.ts';
import type { Database } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';
import { LinkReplay } from './replay-links.ts';
import { replayLives, replaySeal } from './version-life.ts';
import { VersionTables } from './version-tables.ts';

const ClaimRow = z.object({ id: z.number(), number: z.number() });
const ActorRow = z.object({ story: z.number(), name: z.string(), folded: z.string(), by: z.number(), at: z.number() });
const Names = z.record(z.string(), z.string());

/** Replays each claim's events, and compares what they add up to with the rows of its versions. */
export function replayClaims(db: Database, findings: Findings): void {
  const events = db.prepare<[number]>(
    'SELECT seq, at, member, what, story, claim, version, body, hash FROM event WHERE claim = ? ORDER BY seq',
  );
  const tables = new VersionTables(db);
  const links = new LinkReplay(db, findings);
  const actorOf = db.prepare<[number]>(
    'SELECT story, name, folded, added_by AS by, added_at AS at FROM actor WHERE id = ?',
  );
  const aliasesOf = db.prepare<[number]>('SELECT alias FROM actor_alias WHERE actor = ?').pluck();
  let [actors, aliases] = [0, 0];
  for (const row of db.prepare('SELECT id, number FROM claim ORDER BY id').iterate()) {
    const claim = ClaimRow.parse(row);
    const told = z.array(EventRow).parse(events.all(claim.id));
    const lives = replayLives(told, findings);
    findings.row(lives.size > 0, null, `claim ${claim.id} has no event`);
    for (const life of lives.values()) {
      findings.row(life.number === claim.number, life.proposed.seq, `claim ${claim.id} has another number`);
      for (const [id, digest] of Object.entries(Names.parse(life.names))) {
        actors += 1;
        const actor = ActorRow.optional().parse(actorOf.get(Number(id)));
        const isKept = actor !== undefined && isAdded(actor, digest, life.proposed);
        findings.row(isKept, life.proposed.seq, `actor ${id} has another name, or was added otherwise`);
      }
      for (const [id, digests] of Object.entries(life.aliases)) {
        aliases += digests.length;
        const kept = z
          .array(z.string())
          .parse(aliasesOf.all(Number(id)))
          .map(sha256);
        findings.row(
          digests.every((one) => kept.includes(one)),
          life.proposed.seq,
          `actor ${id} goes by other names`,
        );
      }
    }
    compareLife(claim.id, { lives, seal: replaySeal(told) }, tables, findings);
    links.replay(claim.id, told);
  }
  const count = (table: string): number => z.number().parse(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const [known, called] = [count('actor'), count('actor_alias')];
  findings.row(known === actors, null, `${known} actors are on file and ${actors} in the log`);
  findings.row(called === aliases, null, `${called} other names are on file and ${aliases} in the log`);
}

/** Whether an actor is on file as the event that brought it in says. */
const isAdded = ({ name, folded, ...added }: z.infer<typeof ActorRow>, digest: string, event: EventRow): boolean =>
  sha256(name) === digest &&
  folded === foldName(name) &&
  added.story === event.story &&
  added.by === event.member &&
  added.at === event.at;
