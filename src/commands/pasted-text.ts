import type { KnownBlock } from '@slack/types';
import { input, textInput } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import type { Submission } from '../feature.ts';

/** Fields that take a long text: of 3,000 characters each, together a story of fifteen hundred words. */
const LABELS = ['', 'Goes on', 'Goes on further'] as const;
/** Most UTF-16 units that the fields hold together. */
export const PASTED_MAX = LABELS.length * INPUT_MAX;

const fieldOf = (name: string, at: number): string => (at === 0 ? name : `${name}_${at + 1}`);

/** A long text as the fields hold it; what they do not hold is left out. */
export const inParts = (text: string): string[] =>
  LABELS.map((_, at) => text.slice(at * INPUT_MAX, (at + 1) * INPUT_MAX));

/** The fields for a long text, each beside what stands in it. */
export const pasteInputs = (
  name: string,
  label: string,
  parts: readonly string[],
  extras: { readonly hint: string; readonly optional?: boolean },
): KnownBlock[] =>
  LABELS.map((further, at) => {
    const field = textInput(fieldOf(name, at), parts[at] ?? '', { multiline: true });
    return at === 0 ? input(name, label, field, extras) : input(fieldOf(name, at), further, field, { optional: true });
  });

/** What stands in each of the fields. */
export const pastedParts = (form: Submission, name: string): string[] =>
  LABELS.map((_, at) => form.field(fieldOf(name, at)).text);

/** The text as one: a field that is full goes on in the next, in the middle of a word maybe. */
export const pastedText = (parts: readonly string[]): string =>
  parts.reduce((before, next) => {
    if (before === '' || next === '') return before + next;
    return `${before}${before.length % INPUT_MAX === 0 ? '' : '\n\n'}${next}`;
  }, '');
