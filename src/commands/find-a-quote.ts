import type { KnownBlock, ModalView } from '@slack/types';
import { input, modal, problemLines, textInput } from '../block-kit/form.ts';
import { fitting } from '../block-kit/pages.ts';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Form, Shortcut, Submitted } from '../feature.ts';
import { readQuestion } from './question.ts';
import { whoSaid } from './who-said.ts';

const FIND_FORM = 'quote.find.submit';
/** A question, with its filters: far more than anybody types. */
const QUESTION_MAX = 500;

/** *Find a Quote*, the global shortcut: `who-said` for those who would rather fill in a form. */
export const findAQuote: Shortcut = {
  callback: 'quote.find',
  open: async () => done({ do: 'open', view: findForm('', []) }),
};

/** Answers in the form itself: nobody's channel is the place for it. */
export const submitFind: Form = {
  callback: FIND_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const words = form.field('words').text;
    const asker = { user: form.user, channel: null, thread: null };
    const question = await readQuestion(words, asker, newsroom, whoSaid);
    if (!question.ok) return question;
    const found = await whoSaid.find(question.value, newsroom, 0, whoSaid.entriesMax);
    if (!found.ok) return found;
    const { heading, detail, entries, total } = found.value;
    const shown = entries.slice(0, fitting(entries, whoSaid.entriesMax));
    const more = total > shown.length ? [rich(section(`${total} in all: `, code(`/story who-said ${words}`)))] : [];
    const answers = shown.flatMap(({ blocks }) => blocks.filter(({ type }) => type !== 'actions'));
    return done({
      do: 'show',
      view: findForm(words, [rich(section(bold(heading), detail ? ` ${detail}` : null)), ...answers, ...more]),
      shown: { versions: shown.flatMap(({ version }) => version ?? []), door: 'answer' },
    });
  },

  redraw: async (form, problems) => findForm(form.field('words').text, problemLines(problems)),
};

function findForm(words: string, below: readonly KnownBlock[]): ModalView {
  const field = textInput('words', words, { max: QUESTION_MAX, placeholder: 'illegally obtained' });
  return modal(FIND_FORM, { title: 'Find a Quote', submit: 'Find' }, '', [
    input('words', 'What they said', field, { hint: 'A few words that you are sure of. Filters work, too: by:Cheung' }),
    ...below,
  ]);
}
