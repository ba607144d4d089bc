import { toldApart } from '../domain/actor.ts';
import type { Version } from '../domain/claim.ts';
import { embargoLine } from '../domain/embargo.ts';
import { groundRulesLine, sealedLine } from './claim.ts';
import { steady } from './escape.ts';
import { bold, italic, link, type Part } from './rich.ts';

/** Words that a line of a list holds whole, in characters. Longer ones are left out of it: words are never cut. */
const WORDS_MAX = 160;

/** A claim's reference, as the link to its card where that stands somewhere. */
export const referencePart = (reference: string, url: string | null): Part =>
  url ? link(url, reference) : bold(reference);

/** A claim in one line: its reference, who speaks, the words where they are short, and the terms that they are bound by. */
export function claimLine(version: Version, url: string | null): Part[] {
  const { reference, speaker } = version;
  return [referencePart(reference, url), ` · ${steady(toldApart(speaker))}`, ...wordsOf(version), ...termsOf(version)];
}

/** The same as a screen reader reads it. */
export const claimLineText = (version: Version): string =>
  [version.reference, `: ${steady(toldApart(version.speaker))}`, ...wordsOf(version), ...termsOf(version)]
    .map((part) => (typeof part === 'object' && part && 'text' in part ? part.text : part))
    .join('');

function wordsOf(version: Version): Part[] {
  if (version.sealed) return [': ', sealedLine(version.sealed)];
  const words = version.words.replace(/\s+/gu, ' ');
  return version.words.length <= WORDS_MAX && words === version.words ? [': ', italic(words)] : [];
}

function termsOf(version: Version): Part[] {
  const rules = groundRulesLine(version);
  const until = version.embargo && embargoLine(version.embargo);
  return [rules, until].flatMap((line) => (line ? [' · ', bold(line)] : []));
}
