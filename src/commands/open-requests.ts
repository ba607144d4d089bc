import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { ActorId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';
import type { Listed } from './listing.ts';
import type { Question } from './question.ts';
import { requestBlocks, requestLine } from './request-message.ts';

/** Open requests that an actor's page shows with their buttons: those due first. */
const SHOWN_MAX = 5;

/** What an actor was asked and has not answered, in the first entry of their page. A page of the past has none. */
export async function withOpenRequests(
  ids: readonly ActorId[],
  { scope, asOf, zone }: Question,
  entries: readonly Listed[],
  newsroom: Newsroom,
): Promise<readonly Listed[]> {
  if (asOf !== null) return entries;
  const all = await newsroom.store.requests.list(scope);
  const open = all.filter(({ outcome, actor }) => outcome === null && ids.includes(actor.id));
  if (open.length === 0) return entries;
  const now = newsroom.now();
  const shown = open.slice(0, SHOWN_MAX);
  const heading = `Unanswered questions: ${open.length}`;
  const blocks = [rich(section(heading)), ...shown.flatMap((request) => requestBlocks(request, now, zone))];
  const text = [heading, ...shown.map((request) => requestLine(request, now, zone))].map(steady).join('\n');
  const [first, ...others] = entries;
  if (!first) return [{ blocks, text: escapeMrkdwn(text) }];
  return [{ ...first, blocks: [...blocks, ...first.blocks], text: `${escapeMrkdwn(text)}\n${first.text}` }, ...others];
}
