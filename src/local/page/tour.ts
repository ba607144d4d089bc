import { readFileSync } from 'node:fs';
import { CAST, CHANNELS } from '../cast.ts';
import type { Message } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';

/** A step of the tour: done in the real interface, and found done by what stands in the workspace. */
interface TourStep {
  readonly id: string;
  readonly title: string;
  /** What to do, once one is the right person in the right place. */
  readonly text: string;
  /** Who does it, and where. */
  readonly as: string;
  readonly channel: string;
  /** What to type, if it begins with typing. */
  readonly type?: string;
  /** What to have at hand for pasting, and what it is called. */
  readonly copy?: { readonly name: string; readonly text: string };
  readonly done: boolean;
}

/** The tour as far as it has come. `run` changes when the newsroom starts over. */
export interface Tour {
  readonly run: string;
  readonly steps: readonly TourStep[];
}

/** The FBI's words of Aug. 12, 2024, which the story of Aug. 10 ends before. */
const FILING = '/story add "We can confirm the FBI is investigating this matter." — FBI, in a statement, Aug. 12, 2024';
const FILED = /investigating this matter/;
/** The report that the visitor imports. */
const ARTICLE = readFileSync(new URL('../../../demo/article.txt', import.meta.url), 'utf8');

/** Where a visitor stands in the tour; `null` where the newsroom has not been told the story that it is about. */
export function tourOf(workspace: Workspace): Tour | null {
  const story = workspace.channels.find(CHANNELS.story.id);
  const said = story ? workspace.messages.in(story.id) : [];
  const cards = said.filter(({ only_for, text }) => only_for === undefined && /^(?:Review )?[A-Z]+-\d+\b/.test(text));
  const quoted = cards.find(({ text }) => text.includes('illegally obtained'));
  if (!quoted) return null;
  const reference = /[A-Z]+-\d+/.exec(quoted.text)?.[0] ?? '';
  return { run: quoted.ts, steps: stepsOf(workspace, { said, cards, reference }) };
}

interface Standing {
  readonly said: readonly Message[];
  readonly cards: readonly Message[];
  /** The claim that is asked for, corrected and recalled. */
  readonly reference: string;
}

function stepsOf(workspace: Workspace, { said, cards, reference }: Standing): TourStep[] {
  const { maya, priya } = CAST;
  const filed = cards.find(({ text }) => FILED.test(text));
  const waiting = cards.findLast(({ text }) => new RegExp(`^Review ${reference}, version`).test(text));
  const isCorrected = cards.some(({ text }) => new RegExp(`^${reference}: re(?:placed|tracted)`).test(text));
  const channel = CHANNELS.story.id;
  const desk = workspace.channels.direct(workspace.people.bot.id, priya.id).id;
  const digest = said.findLast(({ text }) => /^[A-Z]+: claims in /.test(text));
  const notices = workspace.messages.in(desk).filter(({ text }) => text.startsWith('What you were shown has changed'));
  return [
    {
      ...{ id: 'ask', title: 'Ask who said it', as: priya.id, channel },
      type: '/story who-said "illegally obtained"',
      text: 'A reporter on deadline needs a quote. Send the command: the answer has the exact words, and only Priya sees it.',
      done: said.some(({ only_for, text }) => only_for === priya.id && text.includes('“illegally obtained”')),
    },
    {
      ...{ id: 'file', title: 'File a claim', as: priya.id, channel },
      type: FILING,
      text: 'Send it: the form opens, filled in. Look it over and press Propose. A card for review appears in the channel.',
      done: filed !== undefined,
    },
    {
      ...{ id: 'approve', title: 'Approve it as an editor', as: maya.id, channel },
      text: filed
        ? 'Priya cannot approve her own claim. On the new card at the end, press Approve, or react with ✅.'
        : 'There is no new card yet: it comes with step 2. Any other card for review is approved in the same way.',
      done: filed !== undefined && !filed.text.startsWith('Review '),
    },
    {
      ...{ id: 'import', title: 'Import a story', as: priya.id, channel },
      ...{ type: '/story import', copy: { name: 'the Article', text: ARTICLE } },
      text: 'Copy the article, send the command, paste it into the field Article, and press Import. Its claims come back in one digest.',
      done: digest !== undefined,
    },
    {
      ...{ id: 'digest', title: 'Approve from the digest', as: maya.id, channel },
      text: digest
        ? 'Each claim stands there with its sentence, and how sure the reading is. Approve one, or all of high confidence; Fix and Drop are for the rest.'
        : 'There is no digest yet: it comes with step 4.',
      done: digest !== undefined && JSON.stringify(digest.blocks).includes('"Approved"'),
    },
    {
      ...correction(reference, waiting && (/version \d+/.exec(waiting.text)?.[0] ?? '')),
      channel,
      done: isCorrected,
    },
    {
      ...{ id: 'recall', title: 'See the recall arrive', as: priya.id, channel: desk },
      text: isCorrected
        ? 'Priya was shown the old version in step 1, so the desk writes to her, with before and after. Press Got It.'
        : 'There is nothing to recall yet: it comes once the correction of step 6 is approved.',
      done: notices.some(({ blocks }) => JSON.stringify(blocks).includes('You confirmed this')),
    },
  ];
}

/** The fourth step has two halves: somebody proposes a correction, and another editor approves it. */
function correction(reference: string, waiting: string | undefined) {
  const title = 'Correct what was approved';
  if (waiting !== undefined) {
    const text = `The old words stay in force until an editor approves the new version. Approve the card of ${reference}, ${waiting}.`;
    return { id: 'correct', title, as: CAST.maya.id, text };
  }
  const text =
    'Steven Cheung was the campaign’s communications director. Send the command, choose Correction, give that as the reason, change Title at the time, and press Propose.';
  return { id: 'correct', title, as: CAST.priya.id, type: `/story correct ${reference}`, text };
}
