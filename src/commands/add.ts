import type { KnownBlock } from '@slack/types';
import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { parseAdd, takeStory } from '../domain/grammar.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Command, Newsroom } from '../feature.ts';
import { actorsLike, knownChoice, newChoice } from './actor-choice.ts';
import { type ClaimBlock, claimForm, filled, note } from './claim-form.ts';
import { describeDate, readDate } from './read-claim-form.ts';
import { storyMeant } from './which-story.ts';

type Fields = Partial<Record<ClaimBlock, string | readonly Choice[]>>;

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
    const memory = { story: story.value.id, asks: false, source: null, channel: asker.channel, thread: asker.thread };
    const heading = note(`For ${story.value.key}: ${steady(story.value.title)}`);
    return done({
      do: 'open',
      view: claimForm(memory, story.value.zone, filled(fields), [heading, ...notes]),
    });
  },
};

async function prefill(
  typed: string,
  story: Story,
  newsroom: Newsroom,
): Promise<{ fields: Fields; notes: KnownBlock[] }> {
  const read = parseAdd(typed);
  if (!read) return typed === '' ? { fields: {}, notes: [] } : ourWords(typed);
  const speaker = await speakerNamed(read.speaker, story, newsroom);
  const when = readDate(read.date, story.zone, null, newsroom);
  const understood = when === null ? [] : [note(describeDate(read.date, when))];
  return {
    fields: { ...ourWordsFit(read.words), venue: read.venue, when: read.date, ...speaker.fields },
    notes: [...tooLong(read.words), ...speaker.notes, ...understood],
  };
}

const ourWordsFit = (words: string): Fields => (words.length > INPUT_MAX ? {} : { words });

const ourWords = (typed: string): { fields: Fields; notes: KnownBlock[] } => ({
  fields: { ...ourWordsFit(typed), kind: [{ label: 'Our words', value: 'paraphrase' }] },
  notes: tooLong(typed),
});

const tooLong = (words: string): KnownBlock[] =>
  words.length > INPUT_MAX
    ? [
        note(
          'These words are longer than a field of Slack’s holds (3,000 characters). Post them as a message and use Save as Claim on it.',
        ),
      ]
    : [];

/** The one on file that a typed name can only mean, or the name as a new one. */
async function speakerNamed(
  name: string,
  story: Story,
  newsroom: Newsroom,
): Promise<{ fields: Fields; notes: KnownBlock[] }> {
  if (name === '') return { fields: {}, notes: [] };
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
