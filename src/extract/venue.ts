import { TIME_WORDS } from './lexicon.ts';
import type { Reading } from './reading.ts';

const PLACES =
  /^(?:interview|statement|speech|tweet|tweets|post|email|e-mail|letter|memo|rally|conference|briefing|debate|hearing|report|interviews|remarks|testimony|call|video|op-ed|column|book|memoir|message|release|address|town|event|meeting|filing|affidavit|lawsuit|complaint|podcast|broadcast|note|text|twitter|facebook|television|radio|appearance|fundraiser|forum|panel)$/iu;
const TELLS = /^(?:told|tells|tell|telling|informed|wrote|emailed|assured|warned|reminded)$/iu;
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu;
const OUTSIDE_MAX = 14;

/** How and to whom, and when, read from the words near the cue that are not themselves said. */
export function venueOf(
  reading: Reading,
  cue: readonly number[],
  content: readonly number[],
): { venue: number[]; said: number[] } {
  const [head] = cue;
  if (head === undefined) return { venue: [], said: [] };
  const isSaid = new Set(content);
  const free = (at: number) =>
    at > head && at <= head + OUTSIDE_MAX && !isSaid.has(at) && reading.sentenceOf[at] === reading.sentenceOf[head];
  return { venue: venueFrom(reading, head, free), said: saidFrom(reading, head, free) };
}

function venueFrom({ tokens }: Reading, head: number, free: (at: number) => boolean): number[] {
  const { words } = tokens;
  if (TELLS.test(words[head] ?? '')) {
    const run = runWhile(
      head + 1,
      (at) =>
        free(at) &&
        !/^(?:that|,|on|in|at|:|if|to|about|during|he|she|it|they|there)$/iu.test(words[at] ?? '') &&
        !DAY.test(words[at] ?? '') &&
        !/^[“".;(]/u.test(words[at] ?? ''),
    );
    if (run.length > 0 && run.length < 8) return [head, ...run];
  }
  for (let at = head + 1; free(at); at += 1) {
    if (!/^(?:in|at|during|on|via|through)$/iu.test(words[at] ?? '')) continue;
    const run = runWhile(at, (next) => free(next) && !/^[,.;:“"—–]|^--$/u.test(words[next] ?? ''));
    if (run.slice(0, 7).some((next) => PLACES.test(words[next] ?? ''))) return withoutDay(run, words);
  }
  return [];
}

/** "in a statement Saturday": the day is not part of the venue. */
function withoutDay(run: number[], words: readonly string[]): number[] {
  const day = run.findIndex((at) => DAY.test(words[at] ?? ''));
  const cut = day < 0 ? run : run.slice(0, /^on$/iu.test(words[run[day - 1] ?? -1] ?? '') ? day - 1 : day);
  return cut.slice(0, 12);
}

function saidFrom({ tokens }: Reading, head: number, free: (at: number) => boolean): number[] {
  const { words } = tokens;
  for (let at = head + 1; free(at); at += 1) {
    const word = words[at] ?? '';
    const isMonth =
      /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\.?$/iu.test(word) && /^\p{Lu}/u.test(word);
    if (isMonth && /^\d{1,2}$/u.test(words[at + 1] ?? '')) {
      const hasYear = words[at + 2] === ',' && /^\d{4}$/u.test(words[at + 3] ?? '');
      return hasYear && free(at + 3) ? [at, at + 1, at + 2, at + 3] : [at, at + 1];
    }
    if (!DAY.test(word) && !/^(?:yesterday|today|tonight)$/iu.test(word)) continue;
    return TIME_WORDS.has((words[at + 1] ?? '').toLowerCase()) && free(at + 1) ? [at, at + 1] : [at];
  }
  return [];
}

function runWhile(from: number, holds: (at: number) => boolean): number[] {
  const run: number[] = [];
  for (let at = from; holds(at); at += 1) run.push(at);
  return run;
}
