/** A sequence of labels, and how far in log odds it is behind the best one. */
export interface Path {
  readonly labels: Uint8Array;
  readonly behind: number;
}

/**
 * The best sequences of labels, best first (Viterbi, several kept at each place).
 *
 * @param scores - log odds, `labels` for each of `length` places
 * @param kinds - which kind of step leads to each place
 * @param most - sequences wanted
 */
export function bestPaths(
  scores: Float32Array,
  length: number,
  labels: number,
  steps: Float32Array,
  kinds: Uint8Array,
  most: number,
): Path[] {
  const row = labels * most;
  const totals = new Float64Array(length * row).fill(-Infinity);
  // For each of them, the place before it came from: label times `most` plus rank.
  const from = new Int32Array(length * row);
  const size = (labels + 1) * labels;
  for (let l = 0; l < labels; l += 1) {
    totals[l * most] = (steps[(kinds[0] ?? 0) * size + labels * labels + l] ?? 0) + (scores[l] ?? 0);
  }
  for (let at = 1; at < length; at += 1) {
    const base = (kinds[at] ?? 0) * size;
    for (let l = 0; l < labels; l += 1) {
      const into = at * row + l * most;
      const here = scores[at * labels + l] ?? 0;
      for (let p = 0; p < labels; p += 1) {
        const gain = here + (steps[base + p * labels + l] ?? 0);
        const before = p * most;
        // Ranks fall: once one is too low, so are those after it.
        for (let rank = 0; rank < most; rank += 1) {
          const total = (totals[(at - 1) * row + before + rank] ?? -Infinity) + gain;
          if (total <= (totals[into + most - 1] ?? 0)) break;
          insert(totals, from, into, most, total, before + rank);
        }
      }
    }
  }
  return endings(totals, from, length, row, most);
}

/** Keeps a total among the `most` best at a place, in order. */
function insert(
  totals: Float64Array,
  from: Int32Array,
  into: number,
  most: number,
  total: number,
  before: number,
): void {
  let rank = most - 1;
  for (; rank > 0 && total > (totals[into + rank - 1] ?? 0); rank -= 1) {
    totals[into + rank] = totals[into + rank - 1] ?? 0;
    from[into + rank] = from[into + rank - 1] ?? 0;
  }
  totals[into + rank] = total;
  from[into + rank] = before;
}

function endings(totals: Float64Array, from: Int32Array, length: number, row: number, most: number): Path[] {
  const last = (length - 1) * row;
  const ends = Array.from({ length: row }, (_, end) => end)
    .filter((end) => (totals[last + end] ?? -Infinity) > -Infinity)
    .sort((a, b) => (totals[last + b] ?? 0) - (totals[last + a] ?? 0))
    .slice(0, most);
  const top = totals[last + (ends[0] ?? 0)] ?? 0;
  return ends.map((end) => {
    const labels = new Uint8Array(length);
    let at = end;
    for (let place = length - 1; place >= 0; place -= 1) {
      labels[place] = Math.floor(at / most);
      at = from[place * row + at] ?? 0;
    }
    return { labels, behind: top - (totals[last + end] ?? 0) };
  });
}
