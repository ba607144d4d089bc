import { KIND_LABELS } from '../block-kit/claim.ts';
import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Shortcut } from '../feature.ts';
import { type ClaimBlock, claimForm, filled } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { parkSource } from './source-parking.ts';
import { storyOf } from './which-story.ts';

const OUR_WORDS: Choice = { label: KIND_LABELS.paraphrase, value: 'paraphrase' };

/** *Save as Claim*, on any message: keeps its text as the source, and opens the form with its words. */
export const saveAsClaim: Shortcut = {
  callback: 'claim.save',

  async open(asker, message, newsroom): Promise<Outcome<Answer>> {
    if (message === null) return refuse({ code: 'no_longer_here' });
    const sight = await newsroom.access.sight(asker.user);
    const running = sight.stories.filter((story) => story.archivedAt === null);
    const here = storyOf(asker.channel, sight);
    const story = here?.archivedAt === null ? here : running.length === 1 ? (running[0] ?? null) : null;
    if (running.length === 0) return refuse({ code: 'no_story_here' });

    const memory = {
      story: story?.id ?? null,
      asks: story === null,
      source: await parkSource(message, newsroom),
      channel: asker.channel,
      thread: asker.thread,
    };
    const fields: Partial<Record<ClaimBlock, string | readonly Choice[]>> = {
      ...(message.text.length <= INPUT_MAX ? { words: message.text } : {}),
      ...(message.text.trim() === '' ? { kind: [OUR_WORDS] } : {}),
    };
    const zone = story?.zone ?? newsroom.settings.zone;
    return done({
      do: 'open',
      view: claimForm(memory, zone, filled(fields), claimFormNotes(story, message, zone)),
    });
  },
};
