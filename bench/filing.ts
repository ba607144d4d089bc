import type { Draft } from '../src/domain/claim.ts';
import type { StoryId, UserId } from '../src/domain/ids.ts';
import { openFactStore } from '../src/store/open-store.ts';
import { VOCABULARY } from './corpus.ts';
import { percentile } from './percentile.ts';
import { seededRandom, ZipfWords } from './zipf-words.ts';

const FILINGS = 500;
const REPORTER = 'UBENCH1' as UserId;

/** Files claims one after the other, each on disk before the next: what a newsroom's write costs. */
export async function benchFiling(corpus: string, stories: number): Promise<string[]> {
  const store = openFactStore(corpus);
  const random = seededRandom(11);
  const zipf = new ZipfWords(VOCABULARY, random);
  const times: number[] = [];
  try {
    for (let filed = 0; filed < FILINGS; filed += 1) {
      const words = `${Array.from({ length: 24 }, () => zipf.word()).join(' ')}.`;
      const story = (1 + Math.floor(random() * stories)) as StoryId;
      const start = performance.now();
      await store.claims.propose(story, draftOf(words), null, REPORTER, 1_800_000_000);
      times.push(performance.now() - start);
    }
  } finally {
    store.close();
  }
  const perSecond = (FILINGS * 1_000) / times.reduce((sum, time) => sum + time, 0);
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  return [`  filing: ${Math.round(perSecond)} claims a second, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`];
}

const draftOf = (words: string): Draft => ({
  words,
  ...{ kind: 'quote', stance: 'statement', speaker: { name: 'A Speaker' }, title: null, about: [], said: null },
  ...{
    venue: null,
    outlet: null,
    link: null,
    groundRules: 'on_the_record',
    terms: null,
    identityKnownTo: null,
    embargo: null,
  },
});
