import { type Gap, keyOf } from '../domain/gaps.ts';
import { done, refuse } from '../domain/outcome.ts';
import { count } from './actors.ts';
import { gapEntry, LABELS } from './gap-entry.ts';
import type { Listing } from './listing.ts';
import { gapsOf } from './read-gaps.ts';

/** `gaps`: what the story still lacks, and who looks after it. */
export const gaps: Listing = {
  name: 'gaps',
  usage: 'gaps [in:]',
  filters: ['in'],
  summary: 'whom nobody asked, requests past their deadline, single sources, questions that found nothing; take one on',
  group: 'File and review',
  words: false,
  story: true,
  entriesMax: 8,
  door: 'answer',

  async find({ story, sight }, newsroom, offset, limit) {
    if (!story) return refuse({ code: 'no_story_here' });
    const { store, access } = newsroom;
    const now = newsroom.now();
    const [{ gaps: all, unread }, taken] = await Promise.all([gapsOf(story, newsroom), store.gaps.taken(story.id)]);
    const { zone } = story;
    const isEditor = await access.isEditor(sight.person.id, story);
    const entries = all.slice(offset, offset + limit).map((gap) => {
      const key = keyOf(gap);
      const takenBy = taken.find((one) => isSame(one, key))?.by ?? null;
      return gapEntry(gap, { story: story.id, offset, zone, now, takenBy, isEditor });
    });
    return done({
      heading: all.length === 0 ? `No gaps in ${story.key}.` : `${story.key}: gaps`,
      detail: [summary(all), ...(unread > 0 ? [`The oldest ${count(unread)} were not looked at.`] : [])]
        .join(' ')
        .trim(),
      entries,
      total: all.length,
    });
  },
};

const isSame = (one: ReturnType<typeof keyOf>, other: ReturnType<typeof keyOf>): boolean =>
  one.kind === other.kind && one.subject === other.subject && one.actor === other.actor;

const summary = (all: readonly Gap[]): string => countsByKind(all).join(' · ');

/** How many there are of each kind: "Not asked: 3". */
export function countsByKind(all: readonly Gap[]): string[] {
  return Object.entries(LABELS).flatMap(([kind, label]) => {
    const times = all.filter((gap) => gap.kind === kind).length;
    return times === 0 ? [] : [`${label}: ${times}`];
  });
}
