import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Shortcut } from '../feature.ts';
import { type ClaimBlock, claimForm, filled, OUR_WORDS } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { formFromText } from './form-from-text.ts';
import { placeForFiling } from './place-for-filing.ts';
import { parkSource } from './source-parking.ts';

/**
 * *Save as Claim*, on any message: keeps its text as the source, and opens the form with what it says somebody said, or
 * all its words.
 */
export const saveAsClaim: Shortcut = {
  callback: 'claim.save',

  async open(asker, message, newsroom): Promise<Outcome<Answer>> {
    if (message === null) return refuse({ code: 'no_longer_here' });
    const place = await placeForFiling(asker, newsroom);
    if (!place.ok) return place;
    const { story, zone } = place.value;
    const { source } = message;

    const memory = {
      story: story?.id ?? null,
      asks: story === null,
      base: null,
      source: await parkSource(source, newsroom),
      channel: asker.channel,
      thread: asker.thread,
    };
    const found = await formFromText(source.text, 'this message', { story, zone, saidAt: source.saidAt }, newsroom);
    const fields: Partial<Record<ClaimBlock, string | readonly Choice[]>> = {
      ...(source.text.length <= INPUT_MAX ? { words: source.text } : {}),
      ...(source.text.trim() === '' ? { kind: [OUR_WORDS] } : {}),
    };
    return done({
      do: 'open',
      view: claimForm(memory, zone, filled(found?.fields ?? fields), [
        ...claimFormNotes(story, source, zone),
        ...(found?.notes ?? []),
      ]),
    });
  },
};
