import type { KnownBlock } from '@slack/types';
import { button, row } from '../block-kit/controls.ts';
import { rich, section } from '../block-kit/rich.ts';
import { CONFIRM_ACTION, noticeLine } from '../recall/notice.ts';
import { heading, NOTHING, type ReadPart } from './part.ts';

/** Messages, and changes of one message, that are named; the messages themselves have them all. */
const SHOWN_MAX = 3;
const LINES_MAX = 5;

/** Messages about what changed that its reader was told and has not confirmed, the newest first. They quote nothing. */
export const toConfirm: ReadPart = async ({ user, stories }, { store }) => {
  const items = await store.recalls.unconfirmed(user);
  if (items.length === 0) return NOTHING;
  const seen = new Set(stories.map(({ id }) => id));
  const blocks = await Promise.all(
    items.slice(0, SHOWN_MAX).map(async (item): Promise<KnownBlock[]> => {
      const told = await store.recalls.toldIn(item, user);
      const lines = told
        .slice(0, LINES_MAX)
        .map((change) => section(noticeLine(change, seen.has(change.before.story))));
      const left = told.length - LINES_MAX;
      const more = left > 0 ? [section(`${left} more stand in the message that I sent you.`)] : [];
      return [rich(...lines, ...more), row(button('Got It', CONFIRM_ACTION, String(item)))];
    }),
  );
  const left = items.length - SHOWN_MAX;
  const more = left > 0 ? [rich(section(`Older messages that you have not confirmed: ${left}.`))] : [];
  return { blocks: [heading('Changed after you were shown it: confirm'), ...blocks.flat(), ...more], versions: [] };
};
