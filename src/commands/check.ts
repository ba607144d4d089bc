import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal, problemLines } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { isVisible } from '../domain/fold.ts';
import type { ChannelId, MessageTs } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Button, Command, Form, Shortcut, Submitted } from '../feature.ts';
import { checkDraftFor } from './checked-draft.ts';
import { claimForm, filled } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { FILE_ACTION, unfiled } from './draft-entry.ts';
import { formFromClaim } from './form-from-text.ts';
import { unparkJson } from './parking.ts';
import { inParts, PASTED_MAX, pastedParts, pastedText, pasteInputs } from './pasted-text.ts';
import { placeForFiling } from './place-for-filing.ts';

const CHECK_FORM = 'check.draft.submit';
/** The form's first field. */
const DRAFT = 'draft';

/** `check`: each quotation of a draft beside what is on file. Nothing is rewritten, and nobody else sees it. */
export const check: Command = {
  name: 'check',
  usage: 'check ["a draft"]',
  summary:
    'each quotation in your draft: exact, altered, misattributed, superseded, retracted, disputed or not on file',
  group: 'Find',
  opensForm: true,
  async answer(rest, { channel, thread }) {
    const typed = rest.trim();
    const problems = typed.length > PASTED_MAX ? [TOO_LONG] : [];
    return done({ do: 'open', view: checkForm(JSON.stringify({ channel, thread }), inParts(typed), problems) });
  },
};

const TOO_LONG = 'Your draft is longer than this form holds: its end is left out. Check it in two goes.';

/** *Check as Draft*, on any message. */
export const checkAsDraft: Shortcut = {
  callback: 'check.draft',
  async open(asker, message, newsroom): Promise<Outcome<Answer>> {
    return message === null ? refuse({ code: 'no_longer_here' }) : checkDraftFor(asker, message.source.text, newsroom);
  },
};

const askedFrom = z.object({ channel: z.string().nullable(), thread: z.string().nullable() });

export const submitCheck: Form = {
  callback: CHECK_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const draft = pastedText(pastedParts(form, DRAFT));
    if (!isVisible(draft)) return done({ do: 'errors', errors: { draft: 'Paste your draft here.' } });
    const from = askedFrom.parse(JSON.parse(form.metadata));
    const [channel, thread] = [from.channel as ChannelId | null, from.thread as MessageTs | null];
    const answer = await checkDraftFor({ user: form.user, channel, thread }, draft, newsroom);
    if (!answer.ok) return answer;
    if (answer.value.do !== 'reply') return refuse({ code: 'no_longer_here' });
    const { message, shown } = answer.value;
    return done({ do: 'close', say: message, channel, thread, ...(shown ? { shown } : {}) });
  },

  redraw: async (form, problems) => checkForm(form.metadata, pastedParts(form, DRAFT), problems),
};

/** *File It*, under a quotation that is not on file: the form for a claim, with its words and what the draft says of them. */
export const fileQuotation: Button = {
  action: FILE_ACTION,
  opensForm: true,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const read = await unparkJson(press.value, unfiled, newsroom);
    if (read === null) return refuse({ code: 'no_longer_here' });
    const place = await placeForFiling(press, newsroom);
    if (!place.ok) return place;
    const { story, zone } = place.value;
    const memory = {
      ...{ story: story?.id ?? null, asks: story === null, base: null, source: null },
      ...{ channel: press.channel, thread: press.thread },
    };
    const claim = { ...read, words: read.words.slice(0, INPUT_MAX), kind: 'quote' } as const;
    const { fields, notes } = await formFromClaim(claim, { story, zone, saidAt: null }, newsroom);
    const view = claimForm(memory, zone, filled(fields), [...claimFormNotes(story, null, zone), ...notes]);
    return done({ do: 'open', view });
  },
};

function checkForm(metadata: string, parts: readonly string[], problems: readonly string[]): ModalView {
  const hint = 'Only you see what comes of it. A longer draft goes on below.';
  return modal(CHECK_FORM, { title: 'Check a Draft', submit: 'Check' }, metadata, [
    ...problemLines(problems),
    ...pasteInputs(DRAFT, 'Draft', parts, { hint }),
  ]);
}
