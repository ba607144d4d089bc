import { Features } from '../src/extract/features.ts';
import { lookFeatures, lookStep } from '../src/extract/first-look.ts';
import { type Reading, readText } from '../src/extract/reading.ts';
import { type Sight, sightOf } from '../src/extract/sight.ts';
import type { TagKinds } from '../src/extract/tag-kinds.ts';
import { Tagger, type TaggerModel } from '../src/extract/tagger.ts';
import type { Vocabulary } from '../src/extract/words.ts';
import { lookLabels, tokensIn } from './align.ts';
import type { Article } from './corpus.ts';
import type { Sequences } from './sequences.ts';

/** What was marked, as token numbers. */
export interface GoldTokens {
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
}

/** An article on its way through training. */
export interface Lesson {
  readonly reading: Reading;
  readonly sight: Sight;
  readonly gold: readonly GoldTokens[];
  readonly labels: Uint8Array;
  /** The part of the training set that it is held out with. */
  readonly fold: number;
}

/** Reads, tags and aligns the articles; every `folds`th goes into the same fold, with all its annotators. */
export function prepare(
  articles: readonly Article[],
  tagger: TaggerModel,
  kinds: TagKinds,
  words: Vocabulary,
  folds: number,
): Lesson[] {
  const tags = new Tagger(tagger);
  return articles.map(({ text, gold, number }) => {
    const untagged = readText(text, words);
    const starts = new Set(untagged.breaks.sentences);
    const reading = { ...untagged, tags: tags.tag(untagged.words, (at) => starts.has(at)) };
    return {
      reading,
      sight: sightOf(reading, kinds),
      gold: gold.map(({ source, cue, content }) => ({
        source: tokensIn(reading, source),
        cue: tokensIn(reading, cue),
        content: tokensIn(reading, content),
      })),
      labels: lookLabels(reading, gold),
      fold: number % folds,
    };
  });
}

/** Lays the first look's features of a lesson, a sequence for each paragraph. */
export function layLook({ reading, sight, labels }: Lesson, into: Sequences): number[] {
  const features = new Features();
  const { paragraphs } = reading.breaks;
  const made: number[] = [];
  for (let p = 0; p + 1 < paragraphs.length; p += 1) {
    for (let at = paragraphs[p] ?? 0; at < (paragraphs[p + 1] ?? 0); at += 1) {
      lookFeatures(sight, reading, at, features);
      into.push(features.hashes, features.count, labels[at] ?? 0, lookStep(reading, at));
    }
    made.push(into.finish());
  }
  return made;
}
