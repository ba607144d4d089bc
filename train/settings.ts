import type { ChainSettings } from './train-chain.ts';

/** Parts that the training set is cut into: each layer learns from what the one before says of articles it did not see. */
export const FOLDS = 3;

/** Found by trial on the development part; see docs/extraction.md. */
export const LOOK: ChainSettings = {
  labels: 7,
  stepKinds: 4,
  bits: 20,
  rounds: 6,
  averaged: 2,
  rate: 0.12,
  seenMin: 2,
  hidden: 0.2,
  smallest: 0.09,
  unit: 0.08,
};
export const ROLES: ChainSettings = {
  labels: 4,
  stepKinds: 3,
  bits: 19,
  rounds: 6,
  averaged: 3,
  rate: 0.1,
  seenMin: 2,
  hidden: 0.25,
  smallest: 0.08,
  unit: 0.08,
};
export const JUDGE: ChainSettings = {
  labels: 2,
  stepKinds: 1,
  bits: 18,
  rounds: 8,
  averaged: 4,
  rate: 0.05,
  seenMin: 3,
  hidden: 0.2,
  smallest: 0.01,
  unit: 0.02,
};
