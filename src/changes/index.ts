import type { Feature } from '../feature.ts';
import { tellMorning } from './morning.ts';
import { tellReminder } from './reminder.ts';
import { tellWatched } from './watched.ts';

/** What the desk says unasked of what changed and what waits. */
export const changeFeatures: readonly Feature[] = [
  { deliveries: { watched: tellWatched, morning: tellMorning, reminder: tellReminder } },
];
