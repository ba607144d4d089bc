import { z } from 'zod';
import { SEALED_WORDS } from '../domain/claim.ts';
import { channelId, flag, messageTs, sourceKind } from './columns.ts';
import type { Database } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';
import { originDigest, proposalsDigest } from './version-content.ts';

const ImportRow = z.object({
  story: z.number(),
  by: z.number(),
  at: z.number(),
  source: z.string(),
  claims: z.number(),
});
/** The first imports were logged without the digests that are optional here. */
const EventRow = ImportRow.extend({
  seq: z.number(),
  origin: z.string(),
  headline: z.string().nullable(),
  outlet: z.string().nullable(),
  proposals: z.string().nullable(),
});
const KeptRow = ImportRow.extend({
  id: z.number(),
  sourceId: z.number(),
  headline: z.string().nullable(),
  outlet: z.string().nullable(),
  sealed: flag,
});
const SourceRow = z.object({
  kind: sourceKind,
  text: z.string(),
  author: z.string().nullable(),
  saidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  channel: channelId.nullable(),
  ts: messageTs.nullable(),
});
const Confidences = z.array(z.tuple([z.number(), z.number()]));

/** Compares the imports on file, with their articles and the claims that each proposed, with what the log says of them. */
export function replayImports(db: Database, findings: Findings): void {
  const told = new Map<number, z.infer<typeof EventRow>>();
  const events = db.prepare(`
    SELECT seq, body ->> 'import' AS id, story, member AS by, at, body ->> 'source' AS source, body ->> 'origin' AS origin,
           body ->> 'claims' AS claims, body ->> 'headline' AS headline, body ->> 'outlet' AS outlet,
           body ->> 'proposals' AS proposals
      FROM event WHERE what = 'article.imported'`);
  for (const row of events.iterate()) {
    const { id, ...event } = EventRow.extend({ id: z.number() }).parse(row);
    told.set(id, event);
  }
  const rows = db.prepare(`
    SELECT import.id, import.story, member AS by, at, sha256 AS source, source AS sourceId, headline, outlet,
           (SELECT count(*) FROM imported JOIN version USING (claim)
             WHERE import = import.id AND edition = 1 AND version.source = import.source) AS claims,
           text = '${SEALED_WORDS}' AND EXISTS (
             SELECT 1 FROM version JOIN seal USING (claim) WHERE version.source = source.id
             UNION ALL SELECT 1 FROM reprint JOIN seal USING (claim) WHERE reprint.source = source.id) AS sealed
      FROM import JOIN source ON source.id = import.source`);
  const sources = db.prepare<[number]>(
    'SELECT kind, text, author, said_at AS saidAt, permalink, channel, ts FROM source WHERE id = ?',
  );
  const confidences = db
    .prepare<[number]>('SELECT claim, confidence FROM imported WHERE import = ? ORDER BY claim')
    .raw();
  for (const row of rows.all()) {
    const kept = KeptRow.parse(row);
    const event = told.get(kept.id);
    told.delete(kept.id);
    const { text, ...origin } = SourceRow.parse(sources.get(kept.sourceId));
    const isSame =
      event !== undefined &&
      (['story', 'by', 'at', 'source', 'claims'] as const).every((name) => kept[name] === event[name]) &&
      originDigest(origin) === event.origin &&
      (kept.sealed || sha256(text) === kept.source) &&
      (event.proposals === null ||
        (isPrintedSo(kept, event) && proposalsDigest(Confidences.parse(confidences.all(kept.id))) === event.proposals));
    findings.row(isSame, event?.seq ?? null, `import ${kept.id} is another`);
  }
  for (const [id, { seq }] of told) findings.row(false, seq, `import ${id} is not on file`);
}

/** Whether it has its headline and outlet; a headline goes with the words of a seal. */
function isPrintedSo({ headline, outlet, sealed }: z.infer<typeof KeptRow>, event: z.infer<typeof EventRow>): boolean {
  const isHeaded = digestOf(headline) === event.headline || (sealed && headline === null);
  return isHeaded && digestOf(outlet) === event.outlet;
}

const digestOf = (text: string | null): string | null => (text === null ? null : sha256(text));
