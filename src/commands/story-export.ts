import type { Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { ExportContent } from '../export/content.ts';
import { type Format, fileOf } from '../export/formats.ts';
import { identifiers } from '../export/identifiers.ts';
import { type Manifest, manifestOf } from '../export/manifest.ts';
import { publishSafe, together } from '../export/publish-safe.ts';
import type { FactStore } from '../store/fact-store.ts';

/** A story's file, ready to hand over, with its manifest and the versions that it shows. */
export interface StoryExport {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
  readonly versions: readonly Version[];
}

/** What is exported, and for whom. */
export interface ExportRequest {
  readonly story: Story;
  readonly format: Format;
  readonly order: ExportContent['order'];
  /** For the manifest: a Slack user id, or `operator`. */
  readonly by: string;
  readonly at: Instant;
}

/** No story has more. */
const ALL = Number.MAX_SAFE_INTEGER;

/** Reads a story's approved claims as of one moment, and writes what of them may be published. */
export async function exportStory(request: ExportRequest, store: FactStore): Promise<StoryExport> {
  const { story, format, order, by, at } = request;
  const scope = { only: [story.id] };
  const approved = await store.claims.list(scope, { status: 'approved' }, 'oldest', 0, ALL);
  const countOf = async (status: 'proposed' | 'declined' | 'retracted'): Promise<number> =>
    (await store.claims.list(scope, { status }, 'waiting', 0, 0)).total;
  const [waiting, declined, retracted] = await Promise.all(
    (['proposed', 'declined', 'retracted'] as const).map(countOf),
  );
  const { kept, leftOut } = publishSafe(approved.items, { now: at, zone: story.zone });
  const content = { story, claims: kept, at, order, uriOf: identifiers(store.controlKey, story.id) };
  const { name, bytes } = fileOf(content, format);
  const others = Object.fromEntries(
    Object.entries({ waiting, declined, retracted }).filter(([, count]) => count !== undefined && count > 0),
  );
  const inIt = new Set(kept.map(({ reference }) => reference));
  return {
    name,
    bytes,
    manifest: manifestOf(content, together(leftOut, others), { format, by, bytes }),
    versions: approved.items.filter(({ reference }) => inIt.has(reference)),
  };
}
