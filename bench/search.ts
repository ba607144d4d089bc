import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tokens } from '../src/domain/fold.ts';
import type { StoryId } from '../src/domain/ids.ts';
import { openDatabase } from '../src/store/database.ts';
import type { FactStore } from '../src/store/fact-store.ts';
import { openFactStore } from '../src/store/open-store.ts';
import type { Scope } from '../src/store/shelves/scope.ts';
import { makeCorpus, VOCABULARY } from './corpus.ts';
import { benchFiling } from './filing.ts';
import { percentile } from './percentile.ts';
import { makePlainIndex, PlainIndex } from './plain-index.ts';
import { ANSWERED_BY, type Kind, Questions } from './questions.ts';

/** What to measure on. */
export interface SearchBench {
  /** Claims on file, in one story for each 500. */
  readonly claims: number;
  /** Where the made-up newsroom is kept for the next run; removed afterwards when absent. */
  readonly keptIn?: string;
}

/** Reads `--claims N` (1,000,000 unless told) and `BENCH_DIR`, where the made-up newsroom is kept between runs. */
export function readSearchBench(args: readonly string[], env: NodeJS.ProcessEnv): SearchBench {
  const { values } = parseArgs({ args: [...args], options: { claims: { type: 'string' } }, strict: false });
  const claims = Number(values.claims ?? 1_000_000);
  return env['BENCH_DIR'] === undefined ? { claims } : { claims, keptIn: env['BENCH_DIR'] };
}

/** As many as `who-said` has ranked. */
const CANDIDATES = 200;
/** Claims on the first page of an answer. */
const SHOWN = 5;
const QUESTIONS_PER_KIND = 200;
const KINDS: readonly Kind[] = [
  'phrase',
  'whole claim',
  'words',
  'one word',
  'common words',
  'misspelt',
  'one word wrong',
  'nothing',
];

interface Times {
  readonly ours: number[];
  /** Ours again, of the questions that one FTS5 query could answer, and that query's. */
  readonly compared: number[];
  readonly plain: number[];
}

const noTimes = (): Times => ({ ours: [], compared: [], plain: [] });

/**
 * Times `ClaimShelf.candidates`, and reading the first page of what it finds, inside a story and across all, in a
 * newsroom of a million claims, against the smallest FTS5 query that could answer; then filing into it, and what it
 * costs at rest.
 *
 * @returns lines to print
 */
export async function benchSearch({ claims, keptIn }: SearchBench): Promise<string[]> {
  const folder = keptIn ?? join(tmpdir(), `story-desk-bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const corpus = join(folder, `newsroom-${claims}.db`);
  const plain = join(folder, `plain-${claims}.db`);
  const size = { claims, stories: Math.max(1, Math.round(claims / 500)) };
  try {
    makeCorpus(corpus, size);
    makePlainIndex(plain, corpus);
    const megabytes = (path: string) => Math.round(statSync(path).size / 1e6);
    return [
      `searching ${claims} claims in ${size.stories} stories (${megabytes(corpus)} MB), ms; in brackets: the smallest FTS5 query`,
      ...(await searched(corpus, plain, claims)),
      ...(await benchFiling(corpus, size.stories)),
      atRest(corpus),
    ];
  } finally {
    if (keptIn === undefined && existsSync(folder)) rmSync(folder, { recursive: true });
  }
}

async function searched(corpus: string, plainPath: string, claims: number): Promise<string[]> {
  const store = openFactStore(corpus);
  const db = openDatabase(corpus, { readonly: true });
  const plain = new PlainIndex(db, plainPath);
  const claim = db.prepare<[number], { story: StoryId; words: string }>(
    'SELECT story, words FROM version WHERE id = ?',
  );
  const questions = new Questions(VOCABULARY);
  const lines: string[] = [];
  for (const place of ['inside a story', 'across all'] as const) {
    const every = noTimes();
    for (const kind of KINDS) {
      const times = noTimes();
      for (let asked = 0; asked < QUESTIONS_PER_KIND; asked += 1) {
        const { story, words } = claim.get(questions.upTo(claims)) ?? { story: 1 as StoryId, words: '' };
        const question = questions.make(
          kind,
          tokens(words).map(({ folded }) => folded),
        );
        const scope =
          place === 'inside a story' ? { only: [story] } : { except: [], upTo: Number.MAX_SAFE_INTEGER as StoryId };
        const how = ANSWERED_BY[kind];
        const ask = () => how && timedPlain(plain, place === 'inside a story' ? story : null, how, question);
        // In turns: who asks second finds the pages in memory.
        const first = asked % 2 === 0 ? ask() : null;
        const time = await timed(store, scope, question);
        const bare = first ?? ask();
        times.ours.push(time);
        if (bare === null) continue;
        times.compared.push(time);
        times.plain.push(bare);
      }
      lines.push(line(`${place}, ${kind}`, times));
      every.ours.push(...times.ours);
      every.compared.push(...times.compared);
      every.plain.push(...times.plain);
    }
    lines.push(line(`${place}, every kind`, every));
  }
  db.close();
  store.close();
  return lines;
}

async function timed(store: FactStore, scope: Scope, question: readonly string[]): Promise<number> {
  const start = performance.now();
  const candidates = await store.claims.candidates(scope, {}, question, CANDIDATES);
  await store.claims.versions(candidates.slice(0, SHOWN).map(({ id }) => id));
  return performance.now() - start;
}

function timedPlain(
  plain: PlainIndex,
  story: number | null,
  how: 'phrase' | 'all',
  question: readonly string[],
): number {
  const start = performance.now();
  plain.ask(story, how, question, CANDIDATES);
  return performance.now() - start;
}

function line(label: string, { ours, compared, plain }: Times): string {
  const figures = [50, 95, 99].map((point) => {
    const [desk, bare] = [percentile(ours, point), percentile(plain, point)];
    const compared = plain.length > 0 ? ` (${bare.toFixed(2)})` : '';
    return `p${point} ${desk.toFixed(2)}${compared}`.padEnd(22);
  });
  const ratio = percentile(compared, 95) / percentile(plain, 95);
  return `  ${label.padEnd(30)} ${figures.join('')}${plain.length > 0 ? `p95 ratio ${ratio.toFixed(2)}×` : ''}`;
}

/** Opens the store in a process of its own, which has nothing else in memory. */
function atRest(corpus: string): string {
  const module = join(import.meta.dirname, '..', 'src', 'store', 'open-store.ts');
  const rss = (script: string): number =>
    Number(spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8' }).stdout);
  const report = 'process.stdout.write(String(process.memoryUsage().rss));';
  const open = `const { openFactStore } = await import(${JSON.stringify(module)});
    const store = openFactStore(${JSON.stringify(corpus)}); await store.stories.all(); ${report}`;
  const [bare, opened] = [rss(report), rss(open)];
  return `  at rest: ${Math.round(opened / 1e6)} MB resident with the store open, ${Math.round(bare / 1e6)} MB of them Node's own`;
}
