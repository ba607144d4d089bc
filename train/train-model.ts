import { type Candidate, firstLook, Roles } from '../src/extract/candidates.ts';
import type { ChainModel } from '../src/extract/chain.ts';
import { chosen, Judge } from '../src/extract/judge.ts';
import type { Model } from '../src/extract/model.ts';
import { readText } from '../src/extract/reading.ts';
import { consistent } from '../src/extract/select.ts';
import { type TagKinds, tagKinds } from '../src/extract/tag-kinds.ts';
import type { TaggerModel } from '../src/extract/tagger.ts';
import type { Vocabulary } from '../src/extract/words.ts';
import { bestThreshold, curveOf, type Tried } from './calibrate.ts';
import type { Article, SyntaxToken } from './corpus.ts';
import { isRight, layJudge, layPick } from './lay-judge.ts';
import { layRoles } from './lay-roles.ts';
import { type Lesson, layLook, prepare } from './prepare.ts';
import { Sequences } from './sequences.ts';
import { FOLDS, JUDGE, LOOK, ROLES } from './settings.ts';
import { type ChainSettings, meanOf, trainChain } from './train-chain.ts';
import { type Tagged, tagName, trainTagger } from './train-tagger.ts';

/** Trains everything, layer by layer; each layer learns from what the one before says of articles it did not see. */
export function trainModel(
  articles: readonly Article[],
  syntax: ReadonlyMap<string, SyntaxToken[]>,
  words: Vocabulary,
  tell: (line: string) => void,
): Model {
  const tagger = learnTags(articles, syntax, words);
  tell(`tags: ${tagger.tags.length}, certain words: ${tagger.certain.size}`);
  const kinds = tagKinds(tagger.tags);
  const lessons = prepare(articles, tagger, kinds, words, FOLDS);
  const looks = learnLook(lessons, tell);
  const roles = learnRoles(lessons, looks.held, kinds, tell);
  const pick = learnPick(lessons, roles.held, kinds, tell);
  return {
    tagger,
    look: looks.model,
    roles: roles.model,
    pick: pick.model,
    ...learnJudge(lessons, pick.held, kinds, tell),
  };
}

function learnTags(
  articles: readonly Article[],
  syntax: ReadonlyMap<string, SyntaxToken[]>,
  words: Vocabulary,
): TaggerModel {
  const numbers = new Map<string, number>();
  const texts: Tagged[] = articles.map(({ name, text }) => {
    const reading = readText(text, words);
    const byPlace = new Map((syntax.get(name) ?? []).map((token) => [`${token.start} ${token.end}`, token]));
    const tags = Int16Array.from(reading.words, (_, at) => {
      const token = byPlace.get(`${reading.tokens.starts[at]} ${reading.tokens.ends[at]}`);
      if (token === undefined) return -1;
      const tag = tagName(token);
      if (!numbers.has(tag)) numbers.set(tag, numbers.size);
      return numbers.get(tag) ?? -1;
    });
    return { reading, tags };
  });
  return trainTagger(texts, [...numbers.keys()]);
}

/** A model of all lessons, and what models that did not see a lesson say of it. */
interface Learned<T> {
  readonly model: ChainModel;
  readonly held: readonly T[];
}

function learn<T>(
  lessons: readonly Lesson[],
  data: Sequences,
  ids: readonly (readonly number[])[],
  settings: ChainSettings,
  apply: (model: ChainModel, lesson: Lesson, n: number) => T,
): Learned<T> {
  const held: T[] = [];
  const models: ChainModel[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const seen = ids.filter((_, n) => lessons[n]?.fold !== fold).flat();
    const model = trainChain(data, seen, settings);
    models.push(model);
    for (const [n, lesson] of lessons.entries()) if (lesson.fold === fold) held[n] = apply(model, lesson, n);
  }
  models.push(trainChain(data, ids.flat(), settings));
  return { model: meanOf(models), held };
}

function learnLook(lessons: readonly Lesson[], tell: (line: string) => void): Learned<Float32Array> {
  const data = new Sequences();
  const ids = lessons.map((lesson) => layLook(lesson, data));
  tell(`first look: ${data.count} paragraphs`);
  return learn(lessons, data, ids, LOOK, (model, { reading, sight }) => firstLook(model, reading, sight));
}

function learnRoles(
  lessons: readonly Lesson[],
  looks: readonly Float32Array[],
  kinds: TagKinds,
  tell: (line: string) => void,
): Learned<Candidate[]> {
  const data = new Sequences();
  const ids = lessons.map((lesson, n) => layRoles(lesson, looks[n] ?? new Float32Array(0), kinds, data));
  tell(`roles: ${data.count} attributions`);
  return learn(lessons, data, ids, ROLES, (model, { reading, sight }, n) =>
    new Roles(model).candidates(reading, sight, kinds, looks[n] ?? new Float32Array(0)),
  );
}

function learnPick(
  lessons: readonly Lesson[],
  candidates: readonly (readonly Candidate[])[],
  kinds: TagKinds,
  tell: (line: string) => void,
): Learned<Candidate[]> {
  const data = new Sequences();
  const ids = lessons.map((lesson, n) => layPick(lesson, candidates[n] ?? [], kinds, data));
  tell(`pick: ${data.count} ways`);
  return learn(lessons, data, ids, JUDGE, (model, { reading, sight }, n) =>
    chosen(new Judge(model), candidates[n] ?? [], reading, sight, kinds),
  );
}

function learnJudge(
  lessons: readonly Lesson[],
  candidates: readonly (readonly Candidate[])[],
  kinds: TagKinds,
  tell: (line: string) => void,
): Pick<Model, 'judge' | 'chanceMin' | 'calibration'> {
  const data = new Sequences();
  const ids = lessons.map((lesson, n) => layJudge(lesson, candidates[n] ?? [], kinds, data));
  tell(`judge: ${data.count} candidates`);
  const { model, held } = learn(lessons, data, ids, JUDGE, (judge, { reading, sight, gold }, n) => {
    const all = candidates[n] ?? [];
    const by = new Judge(judge);
    const judged = all.map((candidate, at) => ({
      candidate,
      chance: by.chance(candidate, at, all, reading, sight, kinds),
    }));
    return consistent(judged, sight.count, 0).map(
      ({ candidate, chance }): Tried => ({ chance, isRight: isRight(candidate, gold, reading.tokens.words) }),
    );
  });
  const tried = held.flat();
  const toFind = lessons.reduce((sum, { gold }) => sum + gold.length, 0);
  const chanceMin = bestThreshold(tried, toFind);
  tell(`proposed from a chance of ${chanceMin.toFixed(3)}`);
  return { judge: model, chanceMin, calibration: curveOf(tried) };
}
