import type { Story, StorySettings } from '../domain/story.ts';
import type { Json } from './digest.ts';

/** Told as they are; a title is told by its digest. */
const TOLD = [
  ...(['zone', 'approvalsNeeded', 'fourEyes', 'openness'] as const),
  ...(['digestAt', 'quietFrom', 'quietUntil', 'remindAfter'] as const),
  ...(['responseHours', 'sourcesNeeded'] as const),
];

/**
 * What a change of settings changes, for the log: old and new value by name, the title by its digest.
 *
 * @param note - keeps a text beside the log and returns its digest
 */
export function settingsChanges(
  before: Story,
  after: StorySettings,
  note: (title: string) => string,
): { [setting: string]: Json } {
  const changes: { [setting: string]: Json } = {};
  for (const name of TOLD) {
    if (before[name] !== after[name]) changes[name] = [before[name], after[name]];
  }
  if (before.title !== after.title) changes['title'] = [note(before.title), note(after.title)];
  return changes;
}
