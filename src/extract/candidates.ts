import { bestPaths, type Path } from './best-paths.ts';
import { type ChainModel, chances, score } from './chain.ts';
import { Features } from './features.ts';
import { LOOK_LABELS, lookFeatures, lookStep } from './first-look.ts';
import type { Reading } from './reading.ts';
import { ROLE_LABELS, RoleFeatures, roleStep } from './role-features.ts';
import type { Sight } from './sight.ts';
import type { TagKinds } from './tag-kinds.ts';
import { tidied } from './tidy.ts';
import { type Window, windowOf } from './window.ts';

const LOOKS = LOOK_LABELS.length;
const ROLES = ROLE_LABELS.length;
/** A token less likely to begin a cue than this is let go. */
const CUE_CHANCE_MIN = 0.04;

/** Ways to give out the roles around one cue. */
const WAYS = 4;
/** Log odds behind the best way beyond which another is not worth a look. */
const BEHIND_MAX = 5;

/** One possible attribution, as token numbers in order. */
export interface Candidate {
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
  /** The first look's chance that the cue begins where it does. */
  readonly cueChance: number;
  /** Mean chances of the roles as given. */
  readonly sourceChance: number;
  readonly contentChance: number;
  /** The least sure part of the content, and the likeliest part left out of it. */
  readonly weakest: number;
  readonly leftOut: number;
  /** Its place among the ways around its cue, and how far it is behind the first. */
  readonly rank: number;
  readonly behind: number;
}

/** The chance of each label of each token: 7 numbers per token. */
export function firstLook(model: ChainModel, reading: Reading, sight: Sight): Float32Array {
  const { paragraphs } = reading.breaks;
  const look = new Float32Array(sight.count * LOOKS);
  const features = new Features();
  for (let p = 0; p + 1 < paragraphs.length; p += 1) {
    const [from, to] = [paragraphs[p] ?? 0, paragraphs[p + 1] ?? 0];
    const scores = look.subarray(from * LOOKS, to * LOOKS);
    const kinds = new Uint8Array(to - from);
    for (let at = from; at < to; at += 1) {
      lookFeatures(sight, reading, at, features);
      score(model, features, scores, (at - from) * LOOKS);
      kinds[at - from] = lookStep(reading, at);
    }
    chances(scores, to - from, LOOKS, model.steps, kinds);
  }
  return look;
}

/** Where a cue may be: the tokens of each, at most one for each token that it may begin with. */
export function likelyCues(look: Float32Array, reading: Reading): number[][] {
  const cues: number[][] = [];
  const count = reading.words.length;
  for (let at = 0; at < count; at += 1) {
    if ((look[at * LOOKS + 3] ?? 0) < CUE_CHANCE_MIN) continue;
    const cue = [at];
    for (let on = at + 1; on < count && (look[on * LOOKS + 4] ?? 0) > 0.4; on += 1) cue.push(on);
    cues.push(cue);
  }
  return cues;
}

/** Gives out the roles around cues. */
export class Roles {
  readonly #model: ChainModel;
  readonly #features = new Features();

  constructor(model: ChainModel) {
    this.#model = model;
  }

  /** The likeliest source and content of each cue; cues with no content are let go. */
  candidates(reading: Reading, sight: Sight, kinds: TagKinds, look: Float32Array): Candidate[] {
    const laid = new RoleFeatures(reading, sight, kinds, look);
    return likelyCues(look, reading).flatMap((cue) => this.#around(reading, laid, cue, look));
  }

  #around(reading: Reading, laid: RoleFeatures, cue: number[], look: Float32Array): Candidate[] {
    const [head = 0] = cue;
    const cueEnd = (cue.at(-1) ?? head) + 1;
    const window = windowOf(reading, head);
    const scores = new Float32Array(window.count * ROLES);
    const steps = new Uint8Array(window.count);
    laid.lay(window, head, cueEnd, this.#features, (unit) => {
      score(this.#model, this.#features, scores, unit * ROLES);
      steps[unit] = roleStep(window, unit, cueEnd);
    });
    const isCue = (unit: number) => cue.includes(window.firsts[unit] ?? -1) && window.kinds[unit] === 0;
    for (let unit = 0; unit < window.count; unit += 1) if (isCue(unit)) scores[unit * ROLES] = CERTAIN;
    const paths = bestPaths(scores, window.count, ROLES, this.#model.steps, steps, WAYS);
    chances(scores, window.count, ROLES, this.#model.steps, steps);
    const made = paths.flatMap((path, rank) =>
      candidateOf(reading, window, cue, path, rank, scores, look[head * LOOKS + 3] ?? 0),
    );
    return made.filter((one, n) => !made.slice(0, n).some((other) => isSame(one, other)));
  }
}

/** Log odds for what is known. */
const CERTAIN = 30;

function candidateOf(
  reading: Reading,
  window: Window,
  cue: readonly number[],
  { labels, behind }: Path,
  rank: number,
  scores: Float32Array,
  cueChance: number,
): Candidate[] {
  const content = tidied(reading, cue, tokensOf(window, labels, 3, 3));
  if (content.length === 0 || behind > BEHIND_MAX) return [];
  let [weakest, leftOut] = [1, 0];
  for (let unit = 0; unit < window.count; unit += 1) {
    const chance = scores[unit * ROLES + 3] ?? 0;
    if (labels[unit] === 3) weakest = Math.min(weakest, chance);
    else leftOut = Math.max(leftOut, chance);
  }
  return [
    {
      cue,
      source: tokensOf(window, labels, 1, 2),
      content,
      cueChance,
      sourceChance: meanChance(scores, labels, 1, 2),
      contentChance: meanChance(scores, labels, 3, 3),
      weakest,
      leftOut,
      rank,
      behind,
    },
  ];
}

/** The same tokens in the same parts: sources differ in how they are cut, and that is nothing to judge. */
function isSame(one: Candidate, other: Candidate): boolean {
  const equal = (a: readonly number[], b: readonly number[]) =>
    a.length === b.length && a.every((at, n) => at === b[n]);
  return equal(one.source, other.source) && equal(one.content, other.content);
}

function tokensOf(window: Window, path: Uint8Array, low: number, high: number): number[] {
  const tokens: number[] = [];
  for (let unit = 0; unit < window.count; unit += 1) {
    const label = path[unit] ?? 0;
    if (label < low || label > high) continue;
    for (let at = window.firsts[unit] ?? 0; at < (window.ends[unit] ?? 0); at += 1) tokens.push(at);
  }
  return tokens;
}

function meanChance(scores: Float32Array, path: Uint8Array, low: number, high: number): number {
  let [sum, count] = [0, 0];
  for (let unit = 0; unit < path.length; unit += 1) {
    const label = path[unit] ?? 0;
    if (label < low || label > high) continue;
    for (let l = low; l <= high; l += 1) sum += scores[unit * ROLES + l] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
