import type { KnownBlock, ModalView, UsersSelect } from '@slack/types';
import { z } from 'zod';
import { GROUND_RULES_LABELS, KIND_LABELS, STANCE_LABELS } from '../block-kit/claim.ts';
import {
  type Choice,
  input,
  modal,
  multiSearchInput,
  radioInput,
  searchInput,
  selectInput,
  textInput,
  urlInput,
  usersInput,
} from '../block-kit/form.ts';
import { rich, section } from '../block-kit/rich.ts';
import { DESCRIPTION_MAX } from '../domain/actor.ts';
import { ABOUT_MAX, OUTLET_MAX, REASON_MAX, TERMS_MAX, TITLE_HELD_MAX, VENUE_MAX } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import type { Field } from '../feature.ts';

export const CLAIM_FORM = 'claim.form.submit';
export const SPEAKER_SELECT = 'claim.form.speaker';
export const ABOUT_SELECT = 'claim.form.about';
export const STORY_SELECT = 'claim.form.story';
export const WHEN_INPUT = 'claim.form.when';
/** No date that people write is longer. */
export const WHEN_MAX = 100;

/** The form's inputs by `block_id`, in the order in which they stand. */
export type ClaimBlock =
  | 'story'
  | 'speaker'
  | 'apart'
  | 'title'
  | 'words'
  | 'kind'
  | 'stance'
  | 'about'
  | 'when'
  | 'venue'
  | 'outlet'
  | 'link'
  | 'ground_rules'
  | 'terms'
  | 'embargo'
  | 'identity'
  | 'amendment'
  | 'reason'
  | 'origin';

/** What *These are* says where nobody's exact words can be meant. */
export const OUR_WORDS: Choice = { label: KIND_LABELS.paraphrase, value: 'paraphrase' };

/** A sentence for each input that stands in the way. */
export type ClaimErrors = Partial<Record<ClaimBlock, string>>;

/** What the form carries besides its inputs, in `private_metadata`. */
export const claimFormMemory = z.object({
  /** `null` until one is chosen, where the form asks for it. */
  story: z.number().int().nullable(),
  /** Whether the form asks for the story: it was opened where none is at home. */
  asks: z.boolean(),
  /** The parked source text that the words are checked against. */
  source: z.number().int().nullable(),
  /** Whether the form asks what tells somebody from those of the same name on file. */
  apart: z.boolean().optional(),
  /** Of a correction: the version that it was made from. */
  base: z.number().int().nullable().default(null),
  /** Of an answer: the request for comment that it ends. */
  request: z.number().int().nullish(),
  /** Where the form was asked for, and its maker is answered. */
  channel: z.string().nullable(),
  thread: z.string().nullable(),
});
export type ClaimFormMemory = z.infer<typeof claimFormMemory>;

/** What stands in the form when it opens, or opens again. */
export type Filled = (block: ClaimBlock) => Field;

/** Fills a form from texts and choices; what is not named is empty. */
export function filled(fields: Partial<Record<ClaimBlock, string | readonly Choice[]>>): Filled {
  return (block) => {
    const field = fields[block] ?? '';
    return typeof field === 'string' ? { text: field, chosen: [], files: [] } : { text: '', chosen: field, files: [] };
  };
}

/**
 * The form for a claim, with the labels that people write guides against.
 *
 * @param zone - in which dates are read
 * @param notes - lines on top: what was understood, what does not fit
 */
export function claimForm(memory: ClaimFormMemory, zone: string, is: Filled, notes: readonly KnownBlock[]): ModalView {
  const isChange = memory.base !== null;
  const blocks = [
    ...notes,
    ...(isChange ? changeInputs(is) : []),
    ...(memory.asks ? [storyInput(is)] : []),
    ...whoAndWhat(memory, is),
    ...circumstances(zone, is),
    ...publication(zone, is),
  ];
  const title = isChange ? 'Correct a Claim' : 'New Claim';
  return modal(CLAIM_FORM, { title, submit: 'Propose' }, JSON.stringify(memory), blocks);
}

const AMENDMENTS: readonly Choice[] = [
  { value: 'correction', label: 'Correction: it was wrong' },
  { value: 'clarification', label: 'Clarification: it could be misread' },
];
const ORIGINS: readonly Choice[] = [
  { value: 'message', label: 'The message or article, letter for letter' },
  { value: 'hand', label: 'Typed by hand, from elsewhere' },
];

/** Asked of a correction only: how it changes the claim, why, and where its words are from if they were a message's. */
function changeInputs(is: Filled): KnownBlock[] {
  const from = is('origin').chosen[0]?.value;
  return [
    input('amendment', 'This is a', radioInput('amendment', AMENDMENTS, is('amendment').chosen[0]?.value ?? '')),
    input('reason', 'Reason', textInput('reason', is('reason').text, { multiline: true, max: REASON_MAX }), {
      hint: 'Everyone who was shown the claim will read it.',
    }),
    ...(from ? [input('origin', 'The words are from', selectInput('origin', ORIGINS, from))] : []),
  ];
}

function storyInput(is: Filled): KnownBlock {
  const stories = searchInput(STORY_SELECT, is('story').chosen[0] ?? null, 'Type a slug or key');
  return input('story', 'Story', stories, {
    onEnter: true,
    hint: 'Once it is chosen, the names on file in it are offered.',
  });
}

function apartInput(is: Filled): KnownBlock {
  const max = (DESCRIPTION_MAX + 1) * (ABOUT_MAX + 1);
  const typed = textInput('apart', is('apart').text, { multiline: true, max });
  return input('apart', 'What tells them apart', typed, {
    hint: 'Like “the senator” or “the campaign aide”. One line for each name chosen as another, in their order.',
  });
}

function whoAndWhat(memory: ClaimFormMemory, is: Filled): KnownBlock[] {
  const speaker = searchInput(SPEAKER_SELECT, is('speaker').chosen[0] ?? null, 'Type a name, or part of one');
  const words = textInput('words', is('words').text, { multiline: true });
  const checked = 'Exact words are checked, letter for letter, against the message.';
  return [
    input('speaker', 'Who said it', speaker),
    ...(memory.apart ? [apartInput(is)] : []),
    input('title', 'Title at the time', textInput('title', is('title').text, { max: TITLE_HELD_MAX }), {
      optional: true,
      hint: 'As held when they said it, like “Trump campaign spokesman”.',
    }),
    input('words', 'What they said', words, {
      optional: true,
      hint: memory.source === null ? 'May stay empty for somebody who declined or did not respond.' : checked,
    }),
    input('kind', 'These are', selectInput('kind', choicesOf(KIND_LABELS), is('kind').chosen[0]?.value ?? '')),
    input('stance', 'They', selectInput('stance', choicesOf(STANCE_LABELS), is('stance').chosen[0]?.value ?? '')),
    input(
      'about',
      'About',
      multiSearchInput(ABOUT_SELECT, is('about').chosen, 'The accused, the described', ABOUT_MAX),
      {
        optional: true,
      },
    ),
  ];
}

function circumstances(zone: string, is: Filled): KnownBlock[] {
  return [
    input('when', 'When', textInput(WHEN_INPUT, is('when').text, { max: WHEN_MAX, onEnter: true }), {
      optional: true,
      onEnter: true,
      hint: `As people write it: Saturday, Aug. 10, June 2024, 2024-08-10 17:02. Time zone: ${zone}. Press Enter to see how it is read.`,
    }),
    input('venue', 'How and to whom', textInput('venue', is('venue').text, { max: VENUE_MAX }), {
      optional: true,
      hint: 'Like “in a statement” or “told Reuters”.',
    }),
  ];
}

function publication(zone: string, is: Filled): KnownBlock[] {
  const rules = selectInput('ground_rules', choicesOf(GROUND_RULES_LABELS), is('ground_rules').chosen[0]?.value ?? '');
  return [
    input('outlet', 'Outlet', textInput('outlet', is('outlet').text, { max: OUTLET_MAX }), { optional: true }),
    input('link', 'Link', urlInput('link', is('link').text), { optional: true }),
    input('ground_rules', 'Ground rules', rules, {
      hint: 'Everyone who sees the story sees the name. For a source to stay unnamed, give a description as Who said it.',
    }),
    input('terms', 'Terms as agreed', textInput('terms', is('terms').text, { max: TERMS_MAX }), {
      optional: true,
      hint: 'Needed unless on the record: the words agreed with the speaker, like “a senior official”.',
    }),
    input('embargo', 'Embargo until', textInput('embargo', is('embargo').text, { max: WHEN_MAX }), {
      optional: true,
      hint: `Until when it may not be published, with the time: Aug. 12, 6 a.m. Time zone: ${zone}.`,
    }),
    input('identity', 'Identity known to', knower(is), {
      optional: true,
      hint: 'Needed where Who said it is a description: the editor who knows who it is. Never write the identity itself.',
    }),
  ];
}

const knower = (is: Filled): UsersSelect =>
  usersInput('identity', (is('identity').chosen[0]?.value ?? null) as UserId | null, 'An editor');

const choicesOf = (labels: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** A line of its own, on top of a form. */
export const note = (text: string): KnownBlock => rich(section(text));
