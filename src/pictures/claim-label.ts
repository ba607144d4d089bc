import type { Stance, Version } from '../domain/claim.ts';
import { quotedPieces } from '../domain/match.ts';
import { canDraw, type Style, widthOf } from './font.ts';
import { FLAGS, type Flag, flag, flagsOf, flagWidth, MARK_HALF, mark } from './look.ts';
import { element, onOneLine, type Svg, text } from './svg.ts';

export const LINE_HEIGHT = 17;
const REFERENCE: Style = { size: 11, weight: 600 };
const WORDS: Style = { size: 11.5, weight: 400 };
const GAP = 3;
/** Between two claims on one line. */
export const BETWEEN = 12;

/** How much of a claim is written: `words` has lines of its own, `letters` is the reference with its flags abbreviated. */
export type Detail = 'words' | 'letters';
/** Lines that the words of a claim take at most, the first beside its reference. */
const WORD_LINES_MAX = 3;
/** Further lines of words begin under the reference, not under the mark. */
const INDENT = 2 * MARK_HALF + GAP;

const flagTexts = (version: Version, detail: Detail): string[] =>
  flagsOf(version).map((one: Flag) => (detail === 'letters' ? one.letter : one.label));

/** How wide a claim's mark, reference and flags are. */
export function labelWidth(version: Version, detail: Detail): number {
  const flags = flagTexts(version, detail).map((label) => GAP + flagWidth(label));
  return 2 * MARK_HALF + GAP + widthOf(version.reference, REFERENCE) + flags.reduce((sum, width) => sum + width, 0);
}

/** A claim's mark, reference and flags, and what of its words there is room for. */
export function claimLabel(version: Version, x: number, baseline: number, width: number, detail: Detail): Svg {
  let at = x + INDENT;
  const parts = [mark(version.stance, x + MARK_HALF, baseline - 4), text(version.reference, at, baseline, REFERENCE)];
  at += widthOf(version.reference, REFERENCE) + GAP;
  for (const label of flagTexts(version, detail)) {
    parts.push(flag(label, at, baseline));
    at += flagWidth(label) + GAP;
  }
  const lines = detail === 'words' ? wordLines(version, width) : [];
  const drawn = lines.map((line, index) =>
    text(line, index === 0 ? at + 2 : x + INDENT, baseline + index * LINE_HEIGHT, WORDS),
  );
  return element('g', {}, ...parts, ...drawn.filter((_, index) => lines[index] !== ''));
}

/** A claim's words in lines, the first of them beside its reference; none where they may not stand here. */
export function wordLines(version: Version, width: number): string[] {
  const first = width - labelWidth(version, 'words') - GAP - 2;
  const words = shownWords(version, (text) => inLines(text, first, width - INDENT));
  return words === '' ? [] : (inLines(words, first, width - INDENT) ?? []);
}

/** A text set in the lines that there are; `null` where it needs more. */
function inLines(words: string, first: number, others: number): string[] | null {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, WORDS) <= (lines.length === 1 ? first : others)) lines[lines.length - 1] = longer;
    else if (lines.length === WORD_LINES_MAX || widthOf(word, WORDS) > others) return null;
    else lines.push(word);
  }
  return lines;
}

/** How wide a claim's label would be with all its words. */
export function fullWidth(version: Version): number {
  const words = shownWords(version, () => []);
  return labelWidth(version, 'words') + (words === '' ? 0 : 2 * GAP + widthOf(words, WORDS));
}

/** Why a claim's words stand nowhere in a picture; `null` where they may. */
export function whyNoWords(version: Version): 'sealed' | 'terms' | 'status' | 'font' | null {
  if (version.sealed) return 'sealed';
  if (version.groundRules !== 'on_the_record') return 'terms';
  if (version.status !== 'approved') return 'status';
  return canDraw(onOneLine(version.words)) ? null : 'font';
}

/**
 * The words, or the beginning of them that fits, an ellipsis alone where no beginning does; empty where they may not stand
 * here.
 *
 * Nothing but white space changes. Exact words stand within marks of ours, others without; a cut is an ellipsis, between
 * words, and never within a quotation that ours hold: what is left of it could seem to be all of it.
 *
 * @param set - the text as it would be set; `null` where there is no room for it
 */
function shownWords(version: Version, set: (text: string) => unknown): string {
  if (whyNoWords(version) !== null) return '';
  const words = onOneLine(version.words);
  const [open, close] = version.kind === 'quote' ? ['“', '”'] : ['', ''];
  if (set(open + words + close) !== null) return open + words + close;
  const ends = [...words.matchAll(/ /gu)].map(({ index }) => index).filter((end) => mayEnd(version, words, end));
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (set(cutAt(ends[middle - 1])) !== null) low = middle;
    else high = middle - 1;
  }
  if (low > 0) return cutAt(ends[low - 1]);
  return set('…') === null ? '' : '…';

  function cutAt(end: number | undefined): string {
    return `${open}${words.slice(0, end).replace(/[\s…]+$/u, '')}…${close}`;
  }
}

const mayEnd = ({ kind }: Version, words: string, end: number): boolean =>
  kind !== 'partial_quote' || !quotedPieces(words).some((piece) => piece.start <= end && end <= piece.end);

const CROWD = { size: 11.5, weight: 600 } as const;

/** "+12": claims that are counted, not named. */
const crowdText = (versions: readonly Version[]): string => `+${versions.length}`;
export const crowdWidth = (versions: readonly Version[]): number => widthOf(crowdText(versions), CROWD);
export const crowd = (versions: readonly Version[], x: number, baseline: number): Svg =>
  text(crowdText(versions), x, baseline, CROWD);

/** "12 statements, 1 denial": how many there are of each stance that there is. */
export const STANCE_NOUNS: Readonly<Record<Stance, readonly [one: string, many: string]>> = {
  statement: ['statement', 'statements'],
  denial: ['denial', 'denials'],
  declined_comment: ['declined comment', 'declined comments'],
  no_response: ['unanswered question', 'unanswered questions'],
};

/** Whether something must be known of it, so that it is named before others are. */
export const isNotable = (version: Version): boolean =>
  version.stance !== 'statement' || flagsOf(version).some((one) => one !== FLAGS.background);
