import { bold, code, rich, section } from '../block-kit/rich.ts';
import { outcomeButtons, requestLine } from '../commands/request-message.ts';
import { heading, NOTHING, type ReadPart } from './part.ts';

const SHOWN_MAX = 5;

/** Whom its reader asked for comment who has not answered, the first to be due on top, each with what came of it to press. */
export const myRequests: ReadPart = async ({ user, running }, { store, now }) => {
  const zones = new Map(running.map(({ id, zone }) => [id, zone]));
  const all = await store.requests.list({ only: [...zones.keys()] });
  const open = all.filter(({ by, outcome }) => by === user && outcome === null);
  if (open.length === 0) return NOTHING;
  const at = now();
  const entries = open.slice(0, SHOWN_MAX).flatMap((request) => {
    const said = requestLine(request, at, zones.get(request.story) ?? 'UTC');
    return [rich(section('You ', said)), outcomeButtons(request, true)];
  });
  const left = open.length - SHOWN_MAX;
  const more = left > 0 ? [rich(section(bold(`${left} more`), ': ', code('/story actor <name>'), ' has them.'))] : [];
  return { blocks: [heading('Your requests for comment'), ...entries, ...more], versions: [] };
};
