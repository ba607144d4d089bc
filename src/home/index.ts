import type { Feature } from '../feature.ts';
import { redraw } from './redraw.ts';

/** The Home tab: what waits for somebody, what changed, and their stories. */
export const homeFeatures: readonly Feature[] = [{ deliveries: { home: redraw } }];
