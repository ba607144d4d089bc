import type { Model } from './model.ts';

/** How often candidates of this chance are right, read off the curve measured on held-out folds. */
export function calibrated(curve: Model['calibration'], chance: number): number {
  const after = curve.findIndex(([point]) => point >= chance);
  const [high, highRight] = curve[after < 0 ? curve.length - 1 : after] ?? [1, chance];
  const [low, lowRight] = curve[after < 0 ? curve.length - 1 : after - 1] ?? [0, 0];
  if (high <= low) return round(highRight);
  return round(lowRight + ((highRight - lowRight) * (Math.min(high, chance) - low)) / (high - low));
}

const round = (share: number): number => Math.round(share * 100) / 100;
