import { z } from 'zod';
import type { Database } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';

const Made = z.object({ request: z.number(), actor: z.number(), how: z.string(), deadline: z.number() });
const Ended = z.object({ request: z.number(), outcome: z.string(), response: z.number().nullable() });
const EventRow = z.object({
  seq: z.number(),
  at: z.number(),
  by: z.number(),
  what: z.string(),
  story: z.number(),
  claim: z.number(),
  body: z.string(),
});
const Row = z.object({
  id: z.number(),
  story: z.number(),
  claim: z.number(),
  actor: z.number(),
  means: z.string().transform(sha256),
  by: z.number(),
  at: z.number(),
  deadline: z.number(),
  outcome: z.string().nullable(),
  endedBy: z.number().nullable(),
  endedAt: z.number().nullable(),
  response: z.number().nullable(),
});

/** A request as the log tells it, and the event that told of it last. */
interface Told {
  readonly row: Omit<z.infer<typeof Row>, 'id'>;
  readonly seq: number;
}

/** Replays requests for comment, and compares them with the table. */
export function replayRequests(db: Database, findings: Findings): void {
  const told = new Map<number, Told>();
  const events = db.prepare(`
    SELECT seq, at, member AS by, what, story, claim, body FROM event
     WHERE what IN ('request.made', 'request.ended') ORDER BY seq`);
  for (const row of events.iterate()) follow(EventRow.parse(row), told, findings);
  const rows = db.prepare(`
    SELECT id, story, claim, actor, means, asked_by AS by, asked_at AS at, deadline, outcome, ended_by AS endedBy,
           ended_at AS endedAt, response FROM request`);
  for (const row of rows.iterate()) {
    const { id, ...kept } = Row.parse(row);
    const known = told.get(id);
    const isSame = Object.entries(kept).every(([name, value]) => known && Reflect.get(known.row, name) === value);
    findings.row(isSame, known?.seq ?? null, `request ${id} is another`);
    told.delete(id);
  }
  for (const [id, { seq }] of told) findings.row(false, seq, `request ${id} is not on file`);
}

function follow(
  { seq, at, by, what, story, claim, body }: z.infer<typeof EventRow>,
  told: Map<number, Told>,
  findings: Findings,
): void {
  if (what === 'request.made') {
    const { request, how: means, ...made } = Made.parse(JSON.parse(body));
    const open = { outcome: null, endedBy: null, endedAt: null, response: null };
    told.set(request, { seq, row: { story, claim, ...made, means, by, at, ...open } });
    return;
  }
  const { request, outcome, response } = Ended.parse(JSON.parse(body));
  const known = told.get(request);
  findings.event(known?.row.outcome === null, seq, 'ends a request that was not open');
  if (known) told.set(request, { seq, row: { ...known.row, outcome, response, endedBy: by, endedAt: at } });
}
