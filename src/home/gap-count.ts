import { gapsOf } from '../commands/read-gaps.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { FactStore } from '../store/fact-store.ts';

/** Seconds that a count may be old while nothing happens: deadlines pass, and questions are asked. */
const LIFETIME_SECONDS = 60;

/** Of what moment a count is: as of which event, and in which minute. */
interface Counted {
  readonly of: string;
  readonly count: Promise<number>;
}
const counted = new WeakMap<FactStore, Map<StoryId, Counted>>();

/**
 * How many gaps a story has. Finding them reads all its claims, and one event has many Home tabs drawn: they share a count.
 */
export async function gapCount(story: Story, newsroom: Newsroom): Promise<number> {
  const { store, now } = newsroom;
  const newest = await store.changes.lastBefore(now() + 1);
  const of = `${newest} ${Math.floor(now() / LIFETIME_SECONDS)}`;
  const counts = counted.get(store) ?? new Map<StoryId, Counted>();
  counted.set(store, counts);
  const known = counts.get(story.id);
  if (known?.of === of) return known.count;
  const count = gapsOf(story, newsroom).then(({ gaps }) => gaps.length);
  counts.set(story.id, { of, count });
  count.catch(() => counts.delete(story.id));
  return count;
}
