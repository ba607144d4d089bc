/**
 * How many times longer the larger of two works takes, each at its best of nine, so that a busy machine does not decide.
 * For eight times the text, linear work is near 8 and quadratic near 64.
 */
export function growth(smaller: () => unknown, larger: () => unknown): number {
  return best(larger) / best(smaller);
}

function best(work: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return Math.min(...times);
}
