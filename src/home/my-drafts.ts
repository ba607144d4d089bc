import { button, row } from '../block-kit/controls.ts';
import { shorten, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { OPEN_ACTION } from '../commands/checked-draft.ts';
import { momentIn } from '../commands/request-message.ts';
import { isVisible } from '../domain/fold.ts';
import { heading, NOTHING, type ReadPart } from './part.ts';

/** The latest drafts; whoever wants an older one has it checked again. */
const SHOWN_MAX = 5;
/** Characters of a draft that tell which one it is. */
const TITLE_MAX = 80;

/** The drafts that its reader had checked: nobody else's Home tab has them. */
export const myDrafts: ReadPart = async ({ user }, { store, settings, now }) => {
  const drafts = await store.drafts.latest(user, SHOWN_MAX, now());
  if (drafts.length === 0) return NOTHING;
  const entries = drafts.flatMap(({ id, text, outcome, at }) => {
    const title = shorten(steady(text).trim(), TITLE_MAX);
    const when = momentIn(at, settings.zone);
    return [
      rich(section(bold(isVisible(title) ? title : '(no words)'), `\n${[when, outcome].filter(Boolean).join(' · ')}`)),
      row(button('Open', OPEN_ACTION, String(id))),
    ];
  });
  return { blocks: [heading('Drafts you checked'), ...entries], versions: [] };
};
