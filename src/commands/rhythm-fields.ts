import type { KnownBlock } from '@slack/types';
import { type Choice, input, selectInput, textInput } from '../block-kit/form.ts';
import { clockOf, type Rhythm, readHours } from '../domain/rhythm.ts';
import type { Field, Submission } from '../feature.ts';

/** A digest is a morning's: half past four in the morning to noon, every half hour. */
const DIGEST_FIRST = 9;
const DIGEST_LAST = 24;
const HOURS = [1, 2, 4, 8, 24, 48];
const OFF: Choice = { label: 'Off', value: 'off' };
const HOURS_TYPED_MAX = 20;

/** The part of a story's settings that says when the desk speaks unasked. */
export const rhythmInputs = (is: (block: string) => Field): KnownBlock[] => [
  input(
    'digest',
    'Morning digest',
    selectInput('digest', digestChoices(chosenIn(is('digest'))), chosenIn(is('digest'))),
    {
      hint: "What changed and what waits, to the story's channel, in its time zone.",
    },
  ),
  input('quiet', 'Quiet hours', textInput('quiet', is('quiet').text, { max: HOURS_TYPED_MAX }), {
    hint: "What people watch for waits until these are over, in each reader's own zone. Empty: there are none.",
    optional: true,
  }),
  input('remind', 'Remind after', selectInput('remind', REMIND, chosenIn(is('remind'))), {
    hint: 'Editors who can act hear of a card that waits, in their working hours, once a day at most.',
  }),
];

/** What stands in these fields: typed text, and values of what is chosen. */
export function rhythmFields(rhythm: Rhythm): { texts: Record<string, string>; choices: Record<string, string> } {
  const { digestAt, quietFrom, quietUntil, remindAfter } = rhythm;
  return {
    texts: { quiet: quietFrom === quietUntil ? '' : `${clockOf(quietFrom)}–${clockOf(quietUntil)}` },
    choices: {
      digest: digestAt === null ? OFF.value : clockOf(digestAt),
      remind: remindAfter === null ? OFF.value : String(remindAfter),
    },
  };
}

/** Sentences by field for what can't be saved. */
export function rhythmProblems(form: Submission): Record<string, string> {
  const { text } = form.field('quiet');
  return text.trim() === '' || readHours(text) ? {} : { quiet: 'Give two times of day, like 22:00–07:00.' };
}

/** Reads the fields, which have no problems. */
export function readRhythm(form: Submission): Rhythm {
  const digest = /^(\d\d):(\d\d)$/.exec(chosenIn(form.field('digest')));
  const remind = Number(chosenIn(form.field('remind')));
  return {
    digestAt: digest ? Number(digest[1]) * 60 + Number(digest[2]) : null,
    ...(readHours(form.field('quiet').text) ?? { quietFrom: 0, quietUntil: 0 }),
    remindAfter: remind > 0 ? remind : null,
  };
}

const chosenIn = (field: Field): string => field.chosen[0]?.value ?? OFF.value;

/** What is set is among the choices, whatever set it. */
function digestChoices(set: string): Choice[] {
  const halves = Array.from({ length: DIGEST_LAST - DIGEST_FIRST + 1 }, (_, at) => clockOf((DIGEST_FIRST + at) * 30));
  const times = set === OFF.value ? halves : [...new Set([...halves, set])].sort();
  return [OFF, ...times.map((time) => ({ label: time, value: time }))];
}

const REMIND: readonly Choice[] = [
  OFF,
  ...HOURS.map((hours) => ({ label: hours === 1 ? '1 hour' : `${hours} hours`, value: String(hours) })),
];
