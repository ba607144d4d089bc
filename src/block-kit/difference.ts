import type { RichTextElement, RichTextSection } from '@slack/types';
import { toldApart } from '../domain/actor.ts';
import type { Version } from '../domain/claim.ts';
import { describeSaid } from '../domain/said.ts';
import { type Passage, wordDiff } from '../domain/word-diff.ts';
import { GROUND_RULES_LABELS, KIND_LABELS, STANCE_LABELS } from './claim.ts';
import { shorten, steady } from './escape.ts';
import { bold, type Part, person, section, struck } from './rich.ts';

/** Characters of a difference that a message has room for beside the words themselves. */
const DIFF_MAX = 1_500;
/** Characters of a field's value, before or after: whole, they stand in the claim's history. */
const FIELD_MAX = 150;
/** Characters of unchanged words that stand on each side of a change. */
const CONTEXT = 40;

/** Each field but the words that reads otherwise, before and after. */
export function fieldLines(before: Version, after: Version): RichTextSection[] {
  const fields = FIELDS.flatMap(([label, read]) => {
    const [was, is] = [read(before), read(after)];
    return was === is ? [] : [section(bold(`${label}: `), struck(shown(was)), ' ', bold(shown(is)))];
  });
  return [...fields, ...knowerLine(before, after)];
}

/** Whoever knows the identity is shown as Slack shows people. */
function knowerLine({ identityKnownTo: was }: Version, { identityKnownTo: is }: Version): RichTextSection[] {
  if (was === is) return [];
  const before = was ? person(was, { strike: true }) : struck(shown(''));
  return [section(bold('Identity known to: '), before, ' ', is ? person(is, { bold: true }) : bold(shown('')))];
}

const shown = (value: string): string => (value === '' ? '(none)' : shorten(value, FIELD_MAX));

const WORDS_FROM = { slack_message: 'a Slack message', article: 'an article', typed: 'typed by hand' } as const;

/** By the labels of the form. */
const FIELDS: readonly (readonly [label: string, read: (version: Version) => string])[] = [
  ['Who said it', ({ speaker }) => steady(toldApart(speaker))],
  ['Title at the time', ({ title }) => steady(title ?? '')],
  ['These are', ({ kind }) => KIND_LABELS[kind]],
  ['They', ({ stance }) => STANCE_LABELS[stance]],
  ['About', ({ about }) => about.map(({ name }) => steady(name)).join(', ')],
  ['When', ({ said }) => (said ? describeSaid(said) : '')],
  ['How and to whom', ({ venue }) => steady(venue ?? '')],
  ['Outlet', ({ outlet }) => steady(outlet ?? '')],
  ['Link', ({ link }) => link ?? ''],
  ['Ground rules', ({ groundRules }) => GROUND_RULES_LABELS[groundRules]],
  ['Terms as agreed', ({ terms }) => steady(terms ?? '')],
  ['Embargo until', ({ embargo }) => (embargo ? describeSaid(embargo) : '')],
  ['Words from', ({ source }) => WORDS_FROM[source?.kind ?? 'typed']],
];

/** What was taken out struck through, what came in bold, and enough around each to place it. */
export function difference(before: string, after: string): Part[] {
  const passages = wordDiff(before, after);
  const parts = passages.map((passage, index) => drawn(passage, index === 0, index === passages.length - 1));
  const size = parts.reduce((sum, part) => sum + textOf(part).length, 0);
  return size <= DIFF_MAX ? parts : [`too much changed to show here: the claim’s history has both`];
}

function drawn({ kind, text }: Passage, isFirst: boolean, isLast: boolean): RichTextElement {
  if (kind === 'removed') return struck(text);
  if (kind === 'added') return bold(text);
  return { type: 'text', text: around(text, isFirst, isLast) };
}

/** The ends of an unchanged passage, its middle left out. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? 0 : CONTEXT;
  const tail = isLast ? 0 : CONTEXT;
  if (text.length <= head + tail + 3) return text;
  const start = text.slice(0, head).replace(/[\uD800-\uDBFF]$/u, '');
  const end = tail === 0 ? '' : text.slice(-tail).replace(/^[\uDC00-\uDFFF]/u, '');
  return `${start} … ${end}`;
}

const textOf = (part: RichTextElement): string => ('text' in part && part.text ? part.text : '');
