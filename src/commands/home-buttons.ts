import { done, type Outcome } from '../domain/outcome.ts';
import type { Answer, Button } from '../feature.ts';
import { claimForm, filled } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { findAQuote } from './find-a-quote.ts';
import { placeForFiling } from './place-for-filing.ts';

export const ADD_ACTION = 'claim.add.open';
export const FIND_ACTION = 'quote.find.open';

/** *Add a Claim*, on the Home tab: the empty form, which asks for the story where there are several. */
const addAClaim: Button = {
  action: ADD_ACTION,
  opensForm: true,
  async press(asker, newsroom): Promise<Outcome<Answer>> {
    const place = await placeForFiling(asker, newsroom);
    if (!place.ok) return place;
    const { story, zone } = place.value;
    const memory = {
      ...{ story: story?.id ?? null, asks: story === null, source: null, base: null },
      ...{ channel: asker.channel, thread: asker.thread },
    };
    return done({ do: 'open', view: claimForm(memory, zone, filled({}), claimFormNotes(story, null, zone)) });
  },
};

/** *Find a Quote*, as the shortcut of that name. */
const findFromHome: Button = {
  action: FIND_ACTION,
  opensForm: true,
  press: (asker, newsroom) => findAQuote.open(asker, null, newsroom),
};

export const homeButtons: readonly Button[] = [addAClaim, findFromHome];
