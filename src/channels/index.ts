import type { Feature } from '../feature.ts';
import { tellOfChannel } from './channel-notice.ts';

/** Telling the editors what became of their stories' channels. */
export const channelFeatures: readonly Feature[] = [{ deliveries: { channel: tellOfChannel } }];
