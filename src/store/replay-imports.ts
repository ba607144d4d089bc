import { z } from 'zod';
import type { Database } from './database.ts';
import type { Findings } from './findings.ts';

const ImportRow = z.object({
  id: z.number(),
  story: z.number(),
  by: z.number(),
  at: z.number(),
  sha: z.string(),
  claims: z.number(),
});
const EventRow = ImportRow.omit({ id: true }).extend({ seq: z.number() });

/** Compares the imports on file, with the claims that each proposed, with what the log says of them. */
export function replayImports(db: Database, findings: Findings): void {
  const told = new Map<number, z.infer<typeof EventRow>>();
  const events = db.prepare(`
    SELECT seq, body ->> 'import' AS id, story, member AS by, at, body ->> 'source' AS sha, body ->> 'claims' AS claims
      FROM event WHERE what = 'article.imported'`);
  for (const row of events.iterate()) {
    const { id, ...event } = EventRow.extend({ id: z.number() }).parse(row);
    told.set(id, event);
  }
  const rows = db.prepare(`
    SELECT import.id, import.story, member AS by, at, sha256 AS sha,
           (SELECT count(*) FROM imported JOIN version USING (claim)
             WHERE import = import.id AND edition = 1 AND version.source = import.source) AS claims
      FROM import JOIN source ON source.id = import.source`);
  for (const row of rows.iterate()) {
    const { id, ...kept } = ImportRow.parse(row);
    const { seq, ...event } = told.get(id) ?? { seq: null };
    const isSame = Object.entries(kept).every(([name, value]) => Reflect.get(event, name) === value);
    findings.row(isSame, seq, `import ${id} is another`);
    told.delete(id);
  }
  for (const [id, { seq }] of told) findings.row(false, seq, `import ${id} is not on file`);
}
