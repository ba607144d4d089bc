import { INPUT_MAX } from '../block-kit/limits.ts';
import { VENUE_MAX } from '../domain/claim.ts';
import { parseAdd, takeStory } from '../domain/grammar.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Command, Newsroom } from '../feature.ts';
import { claimForm, filled, note, OUR_WORDS, WHEN_MAX } from './claim-form.ts';
import { claimFormNotes } from './claim-form-notes.ts';
import { formFromText, type Prefilled, speakerNamed } from './form-from-text.ts';
import { describeDate, readDate } from './read-claim-form.ts';
import { runningStoryMeant } from './which-story.ts';

/** `add`: the form for a claim; what follows the verb fills it in first, by its own grammar or as a sentence. */
export const add: Command = {
  name: 'add',
  usage: 'add ["words" — Speaker, venue, date] [in:]',
  summary: 'the form for a claim; the words, speaker, venue and date fill it in first, as does a sentence',
  group: 'File and review',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    const sight = await newsroom.access.sight(asker.user);
    const story = runningStoryMeant(named, asker.channel, sight);
    if (!story.ok) return story;

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
  const place = { story, zone: story.zone, saidAt: null };
  const found = read?.signed ? null : await formFromText(typed, 'what you typed', place, newsroom);
  if (found) return found;
  if (!read) {
    const words = fitting('words', typed);
    return { ...words, fields: { ...words.fields, kind: [OUR_WORDS] } };
  }
  const when = readDate(read.date, story.zone, null, newsroom);
  const speaker = await speakerNamed(read.speaker, when?.ok ? when.said : null, story, newsroom);
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
