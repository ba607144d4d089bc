import { steady } from '../block-kit/escape.ts';
import { code, person } from '../block-kit/rich.ts';
import type { Newsroom } from '../feature.ts';
import { countsByKind } from './gaps.ts';
import type { Section, Shift } from './handover-section.ts';
import { gapsOf } from './read-gaps.ts';
import { requestLine } from './request-message.ts';

/** Requests that a handover names: whoever takes over has to chase each of them. */
const REQUESTS_MAX = 8;

/** Whom somebody asked for comment who has not answered: those past their deadline first, then the next to be due. */
export async function asked({ story }: Shift, { store, now }: Newsroom): Promise<Section> {
  const all = await store.requests.list({ only: [story.id] });
  const open = all.filter(({ outcome }) => outcome === null);
  const shown = open.slice(0, REQUESTS_MAX);
  const lines = shown.map((request) => ({ by: request.by, line: requestLine(request, now(), story.zone) }));
  const title = 'Requests for comment';
  return {
    title,
    lines: lines.map(({ by, line }) => [person(by), ` ${line}`]),
    total: open.length,
    command: `/story actor ${steady(open[REQUESTS_MAX]?.actor.name ?? '')} in:${story.slug}`,
    text: [`${title}:`, ...lines.map(({ line }) => line)].join('\n'),
    versions: [],
  };
}

/** How much the story lacks, by kind. */
export async function lacking({ story }: Shift, newsroom: Newsroom): Promise<Section> {
  const { gaps } = await gapsOf(story, newsroom);
  const counts = countsByKind(gaps).join(' · ');
  const command = `/story gaps in:${story.slug}`;
  return {
    title: 'Gaps',
    lines: [[`${counts} · `, code(command)]],
    total: gaps.length,
    told: gaps.length,
    command,
    text: `Gaps: ${counts}`,
    versions: [],
  };
}
