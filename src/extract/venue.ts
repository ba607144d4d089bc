import type { Reading } from './reading.ts';

const PLACES =
  /^(?:interview|statement|speech|tweet|tweets|post|email|e-mail|letter|memo|rally|conference|briefing|debate|hearing|report|interviews|remarks|testimony|call|video|op-ed|column|book|memoir|message|release|address|town|event|meeting|filing|affidavit|lawsuit|complaint|podcast|broadcast|note|text|twitter|facebook|television|radio|appearance|fundraiser|forum|panel)$/iu;
const TELLS = /^(?:told|tells|tell|telling|informed|wrote|emailed|assured|warned|reminded)$/iu;
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu;
/** Tokens that neither speaker nor what was said take up, over which one looks. */
const OUTSIDE_MAX = 14;

/** How and to whom, and when, read from the words near the cue that are not themselves said. */
export function venueOf(
  reading: Reading,
  cue: readonly number[],
  content: readonly number[],
  source: readonly number[],
): { venue: number[]; said: number[] } {
  const [head] = cue;
  if (head === undefined) return { venue: [], said: [] };
  const isSaid = new Set(content);
  const after = source.filter((at) => at > head).length;
  const free = (at: number) =>
    at > head &&
    at <= head + OUTSIDE_MAX + after &&
    !isSaid.has(at) &&
    reading.sentenceOf[at] === reading.sentenceOf[head];
  return { venue: venueFrom(reading, head, free), said: saidFrom(reading, head, free).filter((at) => !isSaid.has(at)) };
}

function venueFrom({ tokens }: Reading, head: number, free: (at: number) => boolean): number[] {
  const { words } = tokens;
  if (TELLS.test(words[head] ?? '')) {
    const run = runWhile(
      head + 1,
      (at) =>
        free(at) &&
        !/^(?:that|,|on|in|at|:|if|to|about|during|against|of|over|for|with|he|she|it|they|there)$/iu.test(
          words[at] ?? '',
        ) &&
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
  const day = run.findIndex((at) => DAY.test(words[at] ?? '') || isDate(words, at));
  const cut = day < 0 ? run : run.slice(0, /^on$/iu.test(words[run[day - 1] ?? -1] ?? '') ? day - 1 : day);
  return cut.slice(0, 12);
}

/** After the cue, right before it ("on Monday said"), or at the start of its sentence ("On Monday, …"). */
function saidFrom({ tokens, breaks, sentenceOf }: Reading, head: number, isFree: (at: number) => boolean): number[] {
  const { words } = tokens;
  for (let at = head + 1; isFree(at); at += 1) {
    const day = dayAt(words, at);
    if (day.length > 0) return day;
  }
  const start = breaks.sentences[sentenceOf[head] ?? 0] ?? head;
  const opening = /^on$/iu.test(words[start] ?? '') ? start + 1 : start;
  for (const at of [head - 1, head - 2, opening]) {
    const day = at >= start ? dayAt(words, at) : [];
    const end = (day.at(-1) ?? at) + 1;
    const isBeside = at === opening ? words[end] === ',' : end === head;
    if (day.length > 0 && isBeside && end <= head) return day;
  }
  return [];
}

/** "Monday night", "yesterday", "Aug. 10, 2024" */
function dayAt(words: readonly string[], at: number): number[] {
  if (isDate(words, at)) {
    const hasYear = words[at + 2] === ',' && /^\d{4}$/u.test(words[at + 3] ?? '');
    return hasYear ? [at, at + 1, at + 2, at + 3] : [at, at + 1];
  }
  const word = words[at] ?? '';
  if (!DAY.test(word) && !/^(?:yesterday|today|tonight)$/iu.test(word)) return [];
  return /^(?:morning|afternoon|evening|night)$/iu.test(words[at + 1] ?? '') ? [at, at + 1] : [at];
}

/** "Aug. 10" */
const isDate = (words: readonly string[], at: number): boolean =>
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.?$/u.test(words[at] ?? '') &&
  /^\d{1,2}$/u.test(words[at + 1] ?? '');

function runWhile(from: number, holds: (at: number) => boolean): number[] {
  const run: number[] = [];
  for (let at = from; holds(at); at += 1) run.push(at);
  return run;
}
