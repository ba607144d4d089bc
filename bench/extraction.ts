import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Extractor } from '../src/extract/engine.ts';
import type { Attribution } from '../src/extract/printer.ts';
import { loadExtractor, MODEL_FILE } from '../src/load-extractor.ts';
import { TEXTS } from '../test/extract/texts.ts';
import { type Article, readPart } from '../train/corpus.ts';
import { percentile } from './percentile.ts';
import { type Criterion, KINDS, type Kind, type Said, sharesOf, type Tallies, tallyOf } from './who-said.ts';
import { seededRandom } from './zipf-words.ts';

/** What to measure on. */
export interface ExtractionBench {
  /** A part of the corpus: `text/NAME.txt` and `attributions/NAME_XXXX.ann`; speed alone is measured where it is absent. */
  readonly part?: string;
}

/** Reads `--corpus DIR` or `CORPUS_DIR`: a part of the corpus, for instance its development part. */
export function readExtractionBench(args: readonly string[], env: NodeJS.ProcessEnv): ExtractionBench {
  const { values } = parseArgs({ args: [...args], options: { corpus: { type: 'string' } }, strict: false });
  const part = typeof values.corpus === 'string' ? values.corpus : env['CORPUS_DIR'];
  return part === undefined ? {} : { part };
}

/** Articles read for the speed, so that starting up matters as little as it does on a desk that runs all day. */
const ARTICLES = 840;
/** Words of an article, where our own short texts stand in for the corpus: the mean of the corpus. */
const ARTICLE_WORDS = 830;
/** Times that as many articles are drawn, for the interval that 95 in 100 such draws fall into. */
const DRAWS = 1_000;

/**
 * Measures what the extraction finds in a part of the corpus, by kind, and how fast it is, in processor time.
 *
 * @returns lines to print
 */
export function benchExtraction({ part }: ExtractionBench): string[] {
  const [before, start] = [process.cpuUsage(), performance.now()];
  const extractor = loadExtractor();
  const { user, system } = process.cpuUsage(before);
  const loaded = `${((user + system) / 1e3).toFixed(0)} ms of processor time (${(performance.now() - start).toFixed(0)} by the clock)`;
  const size = statSync(MODEL_FILE).size / 1e6;
  const articles = part !== undefined && existsSync(join(part, 'attributions')) ? firstReadings(part) : [];
  return [
    'extraction of who said what',
    ...(articles.length > 0
      ? found(extractor, articles)
      : [`  ${missing(part)}, so that only the speed is measured, on texts of our own.`]),
    speed(extractor, articles.length > 0 ? articles.map(({ text }) => text) : [ownArticle()]),
    `  model ${size.toFixed(2)} MB, loaded in ${loaded}`,
  ];
}

/** Why there is no corpus to measure on. */
const missing = (part: string | undefined): string =>
  part === undefined
    ? 'No corpus is named (--corpus DIR)'
    : `${part} is no part of the corpus: it has no folder “attributions”`;

/** Each article once, as its first annotator marked it. */
function firstReadings(part: string): Article[] {
  const articles = new Map<string, Article>();
  for (const article of readPart(part)) if (!articles.has(article.name)) articles.set(article.name, article);
  return [...articles.values()];
}

function found(extractor: Extractor, articles: readonly Article[]): string[] {
  const tallies = articles.map(({ text, gold }) =>
    tallyOf(text, gold, extractor.extract(text).attributions.map(saidOf)),
  );
  const head = '  who said    precision  recall  F1     95 % interval  content found  content exact  source exact';
  return [`  ${articles.length} articles`, head, ...KINDS.map((kind) => line(tallies, kind))];
}

const saidOf = ({ source, cue, content }: Attribution): Said => ({
  source: source?.spans ?? [],
  cue: cue?.spans ?? [],
  content: content.spans,
});

function line(tallies: readonly Tallies[], kind: Kind): string {
  const f1 = (criterion: Criterion) => sharesOf(tallies.map((one) => one[criterion][kind])).f1.toFixed(1);
  const { precision, recall } = sharesOf(tallies.map((one) => one['who said'][kind]));
  const [low, high] = interval(tallies, kind);
  const cells = [precision.toFixed(1), recall.toFixed(1), f1('who said'), `${low.toFixed(1)} to ${high.toFixed(1)}`];
  const more = [f1('content found'), f1('content exact'), f1('source exact')];
  const widths = [11, 8, 7, 15, 15, 15, 0];
  return `  ${kind.padEnd(12)}${[...cells, ...more].map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('')}`;
}

/** Where the F1 falls in 95 of 100 draws of as many articles, with repeats (percentile bootstrap, seeded). */
function interval(tallies: readonly Tallies[], kind: Kind): [low: number, high: number] {
  const random = seededRandom(7);
  const figures = Array.from({ length: DRAWS }, () => {
    const drawn = tallies.map(() => tallies[Math.floor(random() * tallies.length)] ?? tallies[0]);
    return sharesOf(drawn.flatMap((one) => (one === undefined ? [] : [one['who said'][kind]]))).f1;
  });
  return [percentile(figures, 2.5), percentile(figures, 97.5)];
}

function speed(extractor: Extractor, texts: readonly string[]): string {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  for (let n = 0; n < ARTICLES; n += 1) extractor.extract(texts[n % texts.length] ?? '');
  const { user, system } = process.cpuUsage(cpu);
  const [busy, passed] = [(user + system) / 1e6, (performance.now() - clock) / 1e3];
  return `  ${(ARTICLES / busy).toFixed(0)} articles a second of processor time (${(ARTICLES / passed).toFixed(0)} by the clock)`;
}

/** Our own short texts, one after the other, as long as an article. */
function ownArticle(): string {
  const english = TEXTS.filter(({ expected }) => expected.length > 0).map(({ text }) => text);
  const words = english.join('\n\n').split(/(?<=\s)(?=\S)/u);
  return words.slice(0, ARTICLE_WORDS).join('');
}
