import { steady } from '../block-kit/escape.ts';
import { NAME_MAX } from '../domain/claim.ts';
import { fold, isVisible } from '../domain/fold.ts';
import type { StoryId, UserId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { Newsroom, OptionGroup, Suggester } from '../feature.ts';
import { anotherChoice, knownChoice, newChoice } from './actor-choice.ts';
import { ABOUT_SELECT, claimFormMemory, SPEAKER_SELECT } from './claim-form.ts';
import { actorsLike } from './which-actor.ts';

/** Slack shows up to 100 options; nobody reads as many. */
const OPTIONS_MAX = 25;

/** Offers a story's actors as one types a name, and the name itself as a new one, pointing out those much like it. */
export const actorSuggesters: readonly Suggester[] = [SPEAKER_SELECT, ABOUT_SELECT].map((action) => ({
  action,
  async suggest(typed, user, metadata, newsroom): Promise<readonly OptionGroup[]> {
    const story = await storyInForm(metadata, user, newsroom);
    const name = typed.trim().replace(/\s+/gu, ' ');
    if (name.length > NAME_MAX || !name.isWellFormed()) return [];
    return story === null ? await newOnly(name, newsroom) : await groups(name, story, newsroom);
  },
}));

async function groups(name: string, story: StoryId, newsroom: Newsroom): Promise<OptionGroup[]> {
  const { known, whole, part, near } = await actorsLike(name, { only: [story] }, newsroom);
  const begun = fold(name);
  const begins = known.filter((actor) => fold(actor.name).includes(begun));
  const fitting = [...new Set([...whole, ...part, ...begins])].slice(0, OPTIONS_MAX);
  const alike = near.filter((actor) => !fitting.includes(actor)).slice(0, 5);
  const bearer = whole.find((actor) => foldName(actor.name) === foldName(name));
  const fresh = !isVisible(steady(name))
    ? []
    : bearer
      ? [await anotherChoice(bearer.name, newsroom)]
      : whole.length > 0
        ? []
        : [await newChoice(name, near.length > 0, newsroom)];
  return [
    { label: 'On file', options: fitting.map(knownChoice) },
    { label: 'Did you mean', options: alike.map(knownChoice) },
    { label: 'Not on file', options: fresh },
  ].filter((group) => group.options.length > 0);
}

/** Before a story is chosen, no name is offered: names on file are a story's own. */
async function newOnly(name: string, newsroom: Newsroom): Promise<OptionGroup[]> {
  return !isVisible(steady(name)) ? [] : [{ label: 'Not on file', options: [await newChoice(name, false, newsroom)] }];
}

/** The story that the form is for, if this person may see it. */
async function storyInForm(metadata: string, user: UserId, newsroom: Newsroom): Promise<StoryId | null> {
  const memory = claimFormMemory.safeParse(JSON.parse(metadata || '{}'));
  if (!memory.success || memory.data.story === null) return null;
  return (await newsroom.access.story(user, memory.data.story as StoryId))?.id ?? null;
}
