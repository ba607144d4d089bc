import type { Version } from '../domain/claim.ts';
import type { VersionId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';
import type { Change, Reach } from '../store/shelves/change-shelf.ts';
import type { Page } from '../store/shelves/scope.ts';

/** A change with the versions that it is about, as they stand now. */
export interface SeenChange extends Omit<Change, 'version' | 'before'> {
  readonly version: Version;
  /** Of a correction: what it took the place of. */
  readonly before: Version | null;
}

/** A part of what changed, oldest first. Whoever asks has seen to it that the stories are in their reader's sight. */
export async function readChanges(
  reach: Reach,
  offset: number,
  limit: number,
  { store }: Newsroom,
): Promise<Page<SeenChange>> {
  const { items, total } = await store.changes.list(reach, offset, limit);
  const ids = items.flatMap(({ version, before }) => (before === null ? [version] : [version, before]));
  const versions = new Map((await store.claims.versions([...new Set(ids)])).map((one) => [one.id, one]));
  const seen = items.flatMap((change): SeenChange[] => {
    const version = versions.get(change.version);
    const before = change.before === null ? null : (versions.get(change.before as VersionId) ?? null);
    return version ? [{ ...change, version, before }] : [];
  });
  return { items: seen, total };
}
