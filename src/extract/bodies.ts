import type { Figure } from './cast.ts';
import { described, range, type Speaker, speakerOf } from './described.ts';
import type { Named, NameIndex } from './name-index.ts';
import type { Reading } from './reading.ts';

/** What an organization is called without its name. */
export const BODY_NOUNS = new Set(
  `campaign company agency department administration government committee court university bank firm newspaper paper
   magazine network group organization party ministry union commission bureau team office police council association
   school board outlet site website channel institute center foundation pollster mission embassy
   consulate bloc coalition hospital airline studio publisher league club trust society panel tribunal regulator watchdog authority board
   retailer automaker utility charity nonprofit startup chain fund brand business museum library laboratory lab`.split(
    /\s+/u,
  ),
);
/** How far back one looks for a name of a body: a bound that keeps the time in proportion to the text. */
const TOKENS_BACK = 4_000;

const OUTLET_NOUN = /^(?:newspaper|paper|magazine|network|outlet|site|website|channel|publisher|broadcaster)$/iu;
const OUTLET =
  /(?:^|\s)(?:times|post|journal|news|press|tribune|herald|globe|guardian|ledger|gazette|daily|wire|observer|telegraph|magazine|reuters|ap|afp|bloomberg|politico|cnn|cnbc|msnbc|nbc|abc|cbs|fox|bbc|npr|pbs|radio|television|tv)$|^daily\s/iu;
/** What bodies of many kinds are called; "the committee" is only a committee. */
const ANY_BODY =
  /^(?:company|firm|agency|group|organization|bank|airline|retailer|automaker|utility|charity|nonprofit|startup|chain|brand|business|pollster|watchdog|regulator|newspaper|paper|magazine|network|outlet|site|website|channel|publisher|broadcaster)$/iu;
/** Bodies that are nobody's company or agency. */
const OF_STATE = /(?:^|\s)(?:house|senate|congress|court|white house|parliament|party)$/iu;
/** Names looked at in search of whom "the company" means. */
const NAMES_BACK = 120;

/** Keeps which bodies spoke, and finds whom "the company" means. */
export class Bodies {
  readonly #reading: Reading;
  readonly #names: NameIndex;
  /** By the noun that may stand for them: "mission". */
  readonly #spoke = new Map<string, Speaker>();

  constructor(reading: Reading, names: NameIndex) {
    this.#reading = reading;
    this.#names = names;
  }

  /** "Iran's mission to the United Nations": the whole of it names the body. */
  named(noun: string, head: readonly number[], source: readonly number[]): Speaker {
    const { words } = this.#reading.tokens;
    const next = words[source[head.length] ?? -1] ?? '';
    const end = /^(?:to|for|in|at)$/u.test(next)
      ? source.findIndex((at) => /^[,(—–]$|^(?:who|which|that)$/u.test(words[at] ?? ''))
      : head.length;
    const whole = source.slice(
      /^(?:the|an?)$/iu.test(words[head[0] ?? -1] ?? '') ? 1 : 0,
      end < 0 ? source.length : end,
    );
    const speaker = described(this.#reading, whole);
    this.#spoke.set(noun, speaker);
    return speaker;
  }

  /** Whom a noun stands for: the body that spoke under it, was named with it, or may be called so. */
  find(noun: string, at: number): Speaker | null {
    const spoke = this.#spoke.get(noun);
    if (spoke !== undefined) return spoke;
    const { words } = this.#reading.tokens;
    for (let back = at - 1; back >= 0 && back > at - TOKENS_BACK; back -= 1) {
      if (words[back]?.toLowerCase() !== noun) continue;
      const from = this.#nameBefore(back);
      if (from >= 0) return described(this.#reading, range(from, back + 1));
    }
    return speakerOf(likeliest(this.#reading, this.#names, noun, at));
  }

  /** Where a name that stands right before a noun begins ("Trump campaign", "Trump's campaign"), or -1. */
  #nameBefore(noun: number): number {
    const { words } = this.#reading.tokens;
    let from = noun;
    if (/^['’]s?$/u.test(words[from - 1] ?? '')) from -= 1;
    const end = from;
    while (
      /^\p{Lu}/u.test(words[from - 1] ?? '') &&
      noun - from < 6 &&
      !/^(?:The|A|An|Its|His|Her|Their|Our|If|When|While|As|After|Before|In|On|At|For|From|But|And|Or|So|This|That|Each|Every|Another|One|No|Some|Many|Most|Several|Both)$/u.test(
        words[from - 1] ?? '',
      )
    )
      from -= 1;
    return from < end ? from : -1;
  }
}

/** The body that a noun stands for, where no name is printed with it: the one named most before, and no outlet. */
function likeliest(reading: Reading, names: NameIndex, noun: string, at: number): Figure | null {
  const holding = names.before(at, ({ isPerson, name }) => !isPerson && name.toLowerCase().split(' ').includes(noun));
  if (holding !== null || !ANY_BODY.test(noun)) return holding;
  const isWanted = OUTLET_NOUN.test(noun);
  const counts = new Map<Figure, number>();
  let seen = 0;
  for (const named of names.back(at)) {
    seen += 1;
    if (seen > NAMES_BACK) break;
    const { figure } = named;
    if (figure.isPerson || figure.isPlace || OF_STATE.test(figure.name) || /\d/u.test(figure.name)) continue;
    if (isOutlet(reading, named) === isWanted) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  }
  // Nearest first: of two named equally often, the one nearer.
  let best: Figure | null = null;
  for (const [figure, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = figure;
  return best;
}

/** Named like one, told something, or reporting it. */
function isOutlet({ tokens }: Reading, { figure, mention }: Named): boolean {
  const { words } = tokens;
  if (OUTLET.test(figure.name)) return true;
  const before = words[mention.first - 1] ?? '';
  const told = /^(?:the|a)$/iu.test(before) ? words[mention.first - 2] : before;
  return /^(?:told|tells|telling)$/iu.test(told ?? '') || /^(?:reported|reports)$/iu.test(words[mention.end] ?? '');
}
