/** UTF-16 code units, end exclusive. */
type Span = readonly [start: number, end: number];

/** What the measure needs of an attribution, marked or found. */
export interface Said {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export const KINDS = ['overall', 'direct', 'mixed', 'indirect', 'quoted', 'reported'] as const;
export type Kind = (typeof KINDS)[number];

/** In order: who said it; the content found; the content word for word; the source word for word. */
const CRITERIA = ['who said', 'content found', 'content exact', 'source exact'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How many were proposed and marked, and of either how many were right: the two differ where the kinds do. */
export interface Tally {
  readonly rightOfProposed: number;
  readonly proposed: number;
  readonly rightOfMarked: number;
  readonly marked: number;
}

export type Tallies = Readonly<Record<Criterion, Readonly<Record<Kind, Tally>>>>;

/** Share of the words of two contents that they have in common, at which one is found for the other. */
const OVERLAP_MIN = 0.5;

/** An attribution in words, as numbers of the words of the text. */
interface InWords {
  readonly source: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  readonly kinds: readonly Kind[];
}

/** Holds what was found in one text against what was marked there. Only words count; each is matched once, the likest first. */
export function tallyOf(text: string, marked: readonly Said[], found: readonly Said[]): Tallies {
  const words = wordsOf(text);
  const inWords = (all: readonly Said[]) =>
    all.map((one) => readSaid(text, words, one)).filter(({ content }) => content.size > 0);
  const [gold, ours] = [inWords(marked), inWords(found)];
  const pairs = matched(gold, ours);
  const judged = (is: (one: InWords, other: InWords) => boolean) =>
    kindTallies(
      gold,
      ours,
      pairs.filter(([g, o]) => is(g, o)),
    );
  return {
    'who said': judged((one, other) => sameSpeaker(one, other)),
    'content found': judged(() => true),
    'content exact': judged((one, other) => isEqual(one.content, other.content)),
    'source exact': judged((one, other) => isEqual(one.source, other.source)),
  };
}

/** Precision, recall and F1 in percent over several texts. */
export function sharesOf(all: readonly Tally[]): { precision: number; recall: number; f1: number } {
  const sum = (pick: (tally: Tally) => number) => all.reduce((total, tally) => total + pick(tally), 0);
  const precision = share(
    sum((tally) => tally.rightOfProposed),
    sum((tally) => tally.proposed),
  );
  const recall = share(
    sum((tally) => tally.rightOfMarked),
    sum((tally) => tally.marked),
  );
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

const sameSpeaker = (one: InWords, other: InWords): boolean =>
  one.source.size === 0 ? other.source.size === 0 : shared(one.source, other.source) > 0;

/** Pairs that overlap enough, each of either side at most once. */
function matched(gold: readonly InWords[], ours: readonly InWords[]): [InWords, InWords][] {
  const likeness: { readonly one: InWords; readonly other: InWords; readonly share: number }[] = [];
  for (const one of gold) {
    for (const other of ours) {
      const both = shared(one.content, other.content);
      const jaccard = both / (one.content.size + other.content.size - both);
      if (jaccard >= OVERLAP_MIN) likeness.push({ one, other, share: jaccard });
    }
  }
  likeness.sort((a, b) => b.share - a.share);
  const taken = new Set<InWords>();
  return likeness.flatMap(({ one, other }): [InWords, InWords][] => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one).add(other);
    return [[one, other]];
  });
}

function kindTallies(
  gold: readonly InWords[],
  ours: readonly InWords[],
  right: readonly (readonly [InWords, InWords])[],
): Record<Kind, Tally> {
  const count = (all: readonly InWords[], kind: Kind) => all.filter(({ kinds }) => kinds.includes(kind)).length;
  const tally = (kind: Kind): Tally => ({
    rightOfProposed: count(
      right.map(([, one]) => one),
      kind,
    ),
    proposed: count(ours, kind),
    rightOfMarked: count(
      right.map(([one]) => one),
      kind,
    ),
    marked: count(gold, kind),
  });
  return {
    overall: tally('overall'),
    direct: tally('direct'),
    mixed: tally('mixed'),
    indirect: tally('indirect'),
    quoted: tally('quoted'),
    reported: tally('reported'),
  };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** Letters and digits, with what may stand between them within one word. */
const WORD = /[\p{L}\p{N}]+(?:['’.\-&_/@,][\p{L}\p{N}]+)*/gu;

function wordsOf(text: string): Word[] {
  const quotations = quotationsOf(text);
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    isQuoted: quotations.some(([start, end]) => start <= index && index < end),
  }));
}

/** What stands between double marks: curly ones and guillemets in pairs, straight and doubled ones in turns. */
function quotationsOf(text: string): Span[] {
  const found: Span[] = [];
  for (const { index: from, 0: paragraph } of text.matchAll(/[^\n]+/gu)) {
    let open = -1;
    for (const { index, 0: mark } of paragraph.matchAll(/[“”„«»"]|''/gu)) {
      const isStraight = mark === '"' || mark === "''";
      if (open < 0) {
        if (isStraight || /[“„«]/u.test(mark)) open = index;
        continue;
      }
      // A straight mark that can only open: the one that should have closed was lost.
      const isAgain =
        mark === '"' &&
        /(?:^|[\s([—–-])$/u.test(paragraph.slice(0, index)) &&
        /^"[\p{L}\p{N}'‘$[…]/u.test(paragraph.slice(index));
      if (!isStraight && !/[”»]/u.test(mark)) continue;
      found.push([from + open, from + index + (isAgain ? 0 : mark.length)]);
      open = isAgain ? index : -1;
    }
    if (open >= 0) found.push([from + open, from + paragraph.length]);
  }
  return found;
}

function readSaid(text: string, words: readonly Word[], { source, cue, content }: Said): InWords {
  const said = inSpans(words, content);
  const quoted = [...said].filter((at) => words[at]?.isQuoted).length;
  const kind = quoted === 0 ? 'indirect' : quoted === said.size ? 'direct' : 'mixed';
  const isReported = kind !== 'indirect' || isReporting(cue.map(([start, end]) => text.slice(start, end)).join(' '));
  return {
    source: inSpans(words, source),
    content: said,
    kinds: [
      'overall',
      kind,
      ...(kind === 'indirect' ? [] : (['quoted'] as const)),
      ...(isReported ? (['reported'] as const) : []),
    ],
  };
}

function inSpans(words: readonly Word[], spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (spans.some(([start, end]) => word.start < end && start < word.end)) found.add(at);
  }
  return found;
}

function shared(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let count = 0;
  for (const at of one) if (other.has(at)) count += 1;
  return count;
}

const isEqual = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && shared(one, other) === one.size;

/** Verbs of reporting, by their base form; what they make of a cue is "reported", not an attitude. */
const REPORTING = `say tell add accord write ask note report argue announce claim tweet explain insist warn declare
  acknowledge suggest state reply respond continue call describe accuse deny assert vow promise pledge admit concede
  predict recall confirm allege complain boast joke quip conclude point cite agree reveal mention remark comment testify`
  .trim()
  .split(/\s+/u);
const FORMS = new Set([
  ...REPORTING.flatMap((verb) => {
    const stem = verb.replace(/e$/u, '');
    const past = /[^aeiou]y$/u.test(verb)
      ? [`${verb.slice(0, -1)}ied`, `${verb.slice(0, -1)}ies`]
      : [`${stem}ed`, `${verb}s`];
    return [verb, ...past, `${stem}ing`];
  }),
  ...['said', 'told', 'wrote', 'written', 'admitted', 'admitting', 'quipped', 'according', 'reportedly', 'allegedly'],
]);

const isReporting = (cue: string): boolean =>
  (cue.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).some((word) => FORMS.has(word));
