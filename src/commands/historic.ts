import { escapeMrkdwn } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Newsroom } from '../feature.ts';
import { HISTORY_ACTION } from './claim-entry.ts';
import type { Listed } from './listing.ts';

/** Stands before everything that an answer of the past says. */
export const historicHeading = (asOf: Instant, zone: string): string =>
  `Historic, as of ${describeSaid(saidOn(civilMinute(asOf, zone)))}.`;

/**
 * Entries as they stood, each with what became of its claim since, and without the buttons that would use it. Their
 * versions are handed on as they are now: who reads words that are still in use hears of their end.
 */
export async function historic(entries: readonly Listed[], { store }: Newsroom): Promise<Listed[]> {
  const now = new Map((await store.claims.versions(entries.flatMap(idsOf))).map((version) => [version.id, version]));
  return entries.map((entry) => {
    const version = entry.version && now.get(entry.version.id);
    const since = version && entry.version ? becameOf(version, entry.version.status) : null;
    const shown = {
      ...(version ? { version } : {}),
      ...(entry.versions ? { versions: entry.versions.map((one) => now.get(one.id) ?? one) } : {}),
    };
    const blocks = entry.blocks.map((block) =>
      block.type === 'actions' ? { ...block, elements: block.elements.filter(isHistory) } : block,
    );
    if (since === null) return { ...entry, ...shown, blocks };
    return {
      ...entry,
      ...shown,
      blocks: [...blocks, rich(section(bold(since)))],
      text: `${entry.text} (${escapeMrkdwn(since)})`,
    };
  });
}

const idsOf = ({ version, versions = version ? [version] : [] }: Listed): Version['id'][] =>
  versions.map(({ id }) => id);

const isHistory = (element: { action_id?: string }): boolean => element.action_id === HISTORY_ACTION;

function becameOf({ status, ended, sealed }: Version, then: Version['status']): string | null {
  if (sealed) return 'Sealed since';
  if (status === then) return null;
  return status === 'replaced' && ended?.edition
    ? `Replaced by version ${ended.edition} since`
    : `Since then: ${status}`;
}
