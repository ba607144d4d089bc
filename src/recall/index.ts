import type { Feature } from '../feature.ts';
import { confirm } from './confirm.ts';
import { judgeShare } from './judge-share.ts';
import { reshow } from './reshow.ts';
import { tell } from './tell.ts';

/** Telling everyone who was shown a version that it went out of use. */
export const recallFeatures: readonly Feature[] = [
  { buttons: [confirm], deliveries: { recall: tell, reshow, share: judgeShare } },
];
