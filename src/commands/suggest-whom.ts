import { fold } from '../domain/fold.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Suggester } from '../feature.ts';
import { knownChoice } from './actor-choice.ts';
import { askFormMemory, WHOM_SELECT } from './ask-form.ts';
import { actorsLike } from './which-actor.ts';

/** Slack shows up to 100 options; nobody reads as many. */
const OPTIONS_MAX = 25;

/** Offers those on file in the form's story as one types a name. */
export const suggestWhom: Suggester = {
  action: WHOM_SELECT,
  async suggest(typed, user, metadata, newsroom) {
    const memory = askFormMemory.safeParse(JSON.parse(metadata || '{}'));
    const story = memory.success ? await newsroom.access.story(user, memory.data.story as StoryId) : null;
    if (story === null) return [];
    const { known, whole, part, near } = await actorsLike(typed, { only: [story.id] }, newsroom);
    const begins = known.filter((actor) => fold(actor.name).includes(fold(typed)));
    const fitting = [...new Set([...whole, ...part, ...begins, ...near])].slice(0, OPTIONS_MAX);
    return [{ label: '', options: fitting.map(knownChoice) }];
  },
};
