/** The value below which `point` percent of the figures lie (nearest rank). */
export function percentile(figures: readonly number[], point: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((point / 100) * sorted.length) - 1)] ?? Number.NaN;
}
