import { bold, code, rich, section } from '../block-kit/rich.ts';
import { changeLine } from '../changes/change-line.ts';
import { readChanges } from '../changes/read-changes.ts';
import { momentIn } from '../commands/request-message.ts';
import { civilMinute } from '../domain/civil.ts';
import { saidOn } from '../domain/said.ts';
import { NOTHING, type ReadPart } from './part.ts';

/** What somebody is shown who never asked `changed`: since before the weekend, on a Monday morning. */
const FIRST_SECONDS = 3 * 86_400;
const SHOWN_MAX = 5;

/** What changed in what its reader was shown since they last asked `changed`, the newest first. */
export const whatChanged: ReadPart = async ({ user, stories }, newsroom) => {
  const { changes } = newsroom.store;
  const { zone } = newsroom.settings;
  const looked = await changes.looked(user, null);
  const since = looked?.at ?? newsroom.now() - FIRST_SECONDS;
  const after = looked?.seq ?? (await changes.lastBefore(since));
  const reach = { stories: stories.map(({ id }) => id), shownTo: user, after };
  const { total } = await changes.list(reach, 0, 0);
  if (total === 0) return NOTHING;
  const { items } = await readChanges(reach, Math.max(0, total - SHOWN_MAX), SHOWN_MAX, newsroom);
  const zones = new Map(stories.map((story) => [story.id, story.zone]));
  const lines = items.map((change) =>
    section(...changeLine(change), ` · ${momentIn(change.at, zones.get(change.story) ?? zone)}`),
  );
  const minute = saidOn(civilMinute(since, zone)).replace('T', ' ');
  const command = looked ? '/story changed' : `/story changed since ${minute}`;
  const when = looked ? `since you last asked, ${momentIn(since, zone)}` : 'in the last three days';
  const [title, rest] = [
    'Changed in what you were shown',
    total > items.length ? ` ${total} in all: ` : ' All of it: ',
  ];
  return {
    blocks: [rich(section(bold(title), `, ${when}.`, rest, code(command)), ...lines.reverse())],
    versions: [],
  };
};
