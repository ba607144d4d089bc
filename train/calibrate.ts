/** A candidate's chance as judged by a model that did not see it, and whether it was right. */
export interface Tried {
  readonly chance: number;
  readonly isRight: boolean;
}

const POINTS = 40;

/** A rising curve from chance to share right (isotonic regression: pool adjacent violators). */
export function curveOf(tried: readonly Tried[]): [chance: number, right: number][] {
  const sorted = [...tried].sort((a, b) => a.chance - b.chance);
  const size = Math.max(1, Math.ceil(sorted.length / POINTS));
  const pools: { chance: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const part = sorted.slice(at, at + size);
    pools.push({
      chance: part.reduce((sum, { chance }) => sum + chance, 0) / part.length,
      right: part.filter(({ isRight }) => isRight).length / part.length,
      count: part.length,
    });
    merge(pools);
  }
  return pools.map(({ chance, right }) => [Math.round(chance * 1e4) / 1e4, Math.round(right * 1e4) / 1e4]);
}

function merge(pools: { chance: number; right: number; count: number }[]): void {
  for (;;) {
    const [one, two] = pools.slice(-2);
    if (one === undefined || two === undefined || one.right <= two.right) return;
    const count = one.count + two.count;
    const mean = (a: number, b: number) => (a * one.count + b * two.count) / count;
    pools.splice(-2, 2, { chance: mean(one.chance, two.chance), right: mean(one.right, two.right), count });
  }
}

/** The least chance that makes the best F1 of what is kept, given how many there were to find. */
export function bestThreshold(tried: readonly Tried[], toFind: number): number {
  const sorted = [...tried].sort((a, b) => b.chance - a.chance);
  let [best, at, right] = [0, 0.3, 0];
  for (const [n, { chance, isRight }] of sorted.entries()) {
    if (isRight) right += 1;
    const f1 = (2 * right) / (n + 1 + toFind);
    if (f1 > best) [best, at] = [f1, chance];
  }
  return at;
}
