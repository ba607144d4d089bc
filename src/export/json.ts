import { record } from './columns.ts';
import type { ExportContent } from './content.ts';
import { isoIn } from './iso-time.ts';

/** The schema's `$id`: the number at its end changes when a reader of older exports could no longer read newer ones. */
export const SCHEMA_ID = 'urn:story-desk:export:1';

/** The claims as JSON of our own schema, `docs/export.schema.json`. */
export function json(content: ExportContent): string {
  const { key, slug, title, zone } = content.story;
  const file = {
    $schema: SCHEMA_ID,
    story: { key, slug, title, zone },
    exported_at: isoIn(zone, content.at),
    claims: content.claims.map((claim) => record(claim, content)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
