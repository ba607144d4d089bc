import type { Feature } from '../feature.ts';
import { redrawHome } from './home.ts';

/** The Home tab: what waits for somebody, and their stories. */
export const homeFeatures: readonly Feature[] = [{ deliveries: { home: redrawHome } }];
