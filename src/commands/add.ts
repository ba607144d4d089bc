import type { KnownBlock } from '@slack/types';
import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { NAME_MAX, VENUE_MAX } from '../domain/claim.ts';
import { isVisible } from '../domain/fold.ts';
import { parseAdd, takeStory } from '../domain/grammar.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Command, Newsroom } from '../feature.ts';
import { knownChoice, newChoice } from './actor-choice.ts';
import { type ClaimBlock, claimForm, filled, note, OUR_WORDS, WHEN_MAX } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { describeDate, readDate } from './read-claim-form.ts';
import { actorsLike } from './which-actor.ts';
import { storyMeant } from './which-story.ts';

/** What the form starts with, and what it says of that. */
interface Prefilled {
  readonly fields: Partial<Record<ClaimBlock, string | readonly Choice[]>>;
  readonly notes: readonly KnownBlock[];
}

/** `add`: the form for a claim; what follows the verb fills it in first. */
export const add: Command = {
  name: 'add',
  usage: 'add ["words" — Speaker, venue, date] [in:]',
  summary: 'the form for a claim; the words, speaker, venue and date fill it in first',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    const sight = await newsroom.access.sight(asker.user);
    const story = storyMeant(named, asker.channel, sight);
    if (!story.ok) return story;
    if (story.value.archivedAt !== null) return refuse({ code: 'story_archived', key: story.value.key });

    const { fields, notes } = await prefill(typed.trim(), story.value, newsroom);
    const memory = {
      ...{ story: story.value.id, asks: false, source: null, base: null },
      ...{ channel: asker.channel, thread: asker.thread },
    };
    const heading = claimFormNotes(story.value, null, story.value.zone);
    return done({
      do: 'open',
      view: claimForm(memory, story.value.zone, filled(fields), [...heading, ...notes]),
    });
  },
};

async function prefill(typed: string, story: Story, newsroom: Newsroom): Promise<Prefilled> {
  const read = parseAdd(typed);
  if (!read && typed === '') return { fields: {}, notes: [] };
  if (!read) {
    const words = fitting('words', typed);
    return { ...words, fields: { ...words.fields, kind: [OUR_WORDS] } };
  }
  const speaker = await speakerNamed(read.speaker, story, newsroom);
  const when = readDate(read.date, story.zone, null, newsroom);
  const understood = when === null ? [] : [note(describeDate(read.date, when))];
  const parts = [fitting('words', read.words), fitting('venue', read.venue), fitting('when', read.date), speaker];
  return {
    fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
    notes: [...parts.flatMap(({ notes }) => notes), ...understood],
  };
}

/** What each field holds, and what to say of words that it does not. */
const ROOM = {
  words: {
    max: INPUT_MAX,
    say: 'These words are longer than a field of Slack’s holds (3,000 characters). Post them as a message and use Save as Claim on it.',
  },
  venue: { max: VENUE_MAX, say: `How and to whom holds ${VENUE_MAX} characters; what you typed is longer.` },
  when: { max: WHEN_MAX, say: `When holds ${WHEN_MAX} characters; what you typed is longer.` },
} as const;

function fitting(block: keyof typeof ROOM, typed: string): Prefilled {
  const room = ROOM[block];
  return typed.length > room.max ? { fields: {}, notes: [note(room.say)] } : { fields: { [block]: typed }, notes: [] };
}

/** The one on file that a typed name can only mean, or the name as a new one. */
async function speakerNamed(name: string, story: Story, newsroom: Newsroom): Promise<Prefilled> {
  if (name.length > NAME_MAX) {
    return { fields: {}, notes: [note(`A name has up to ${NAME_MAX} characters; what you typed is longer.`)] };
  }
  if (!isVisible(steady(name))) return { fields: {}, notes: [] };
  const { whole, part, near } = await actorsLike(name, { only: [story.id] }, newsroom);
  const [known] = whole.length > 0 ? whole : part.length === 1 ? part : [];
  if (known) {
    const title = await newsroom.store.actors.lastTitle(known.id);
    return { fields: { speaker: [knownChoice(known)], ...(title ? { title } : {}) }, notes: [] };
  }
  const [nearest] = near;
  return {
    fields: { speaker: [await newChoice(name, false, newsroom)] },
    notes: nearest ? [note(`Did you mean ${steady(nearest.name)}?`)] : [],
  };
}
