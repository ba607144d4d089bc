import type { Candidate } from './candidates.ts';
import { type ChainModel, score } from './chain.ts';
import { Features } from './features.ts';
import { judgeFeatures } from './judge-features.ts';
import type { Reading } from './reading.ts';
import type { Sight } from './sight.ts';
import type { TagKinds } from './tag-kinds.ts';

/** How a candidate's chance to be right is told, from 0 to 1. */
export class Judge {
  readonly #model: ChainModel;
  readonly #features = new Features();
  readonly #scores = new Float32Array(2);

  constructor(model: ChainModel) {
    this.#model = model;
  }

  /** @param at - the candidate's place among all, or that of another way to read its cue */
  chance(
    one: Candidate,
    at: number,
    all: readonly Candidate[],
    reading: Reading,
    sight: Sight,
    kinds: TagKinds,
  ): number {
    judgeFeatures(one, at, all, reading, sight, kinds, this.#features);
    score(this.#model, this.#features, this.#scores, 0);
    const steps = this.#model.steps;
    const odds = (this.#scores[1] ?? 0) + (steps[5] ?? 0) - (this.#scores[0] ?? 0) - (steps[4] ?? 0);
    return 1 / (1 + Math.exp(-odds));
  }
}

/** Chooses the best way to read each cue, of those that the roles allow. */
export function chosen(
  pick: Judge,
  all: readonly Candidate[],
  reading: Reading,
  sight: Sight,
  kinds: TagKinds,
): Candidate[] {
  const best = new Map<number, { readonly one: Candidate; readonly chance: number }>();
  for (const [at, one] of all.entries()) {
    const [head = 0] = one.cue;
    const isAlone = all[at - 1]?.cue[0] !== head && all[at + 1]?.cue[0] !== head;
    const chance = isAlone ? 1 : pick.chance(one, at, all, reading, sight, kinds);
    if (chance > (best.get(head)?.chance ?? -1)) best.set(head, { one, chance });
  }
  return [...best.values()].map(({ one }) => one);
}
