import { type Gap, gapsIn, keyOf, type OpenQuestion } from '../domain/gaps.ts';
import { prepare } from '../domain/match.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/fact-store.ts';
import { count } from './actors.ts';
import { findWords } from './find-words.ts';
import { gapEntry, LABELS } from './gap-entry.ts';
import type { Listing } from './listing.ts';

/** Claims in which gaps are looked for: the newest. A story has seldom as many. */
const CLAIMS_READ_MAX = 1_000;
/** Questions that are put again, to see whether they still find nothing: the newest. */
const QUESTIONS_MAX = 30;

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

  async find({ story, scope, sight }, newsroom, offset, limit) {
    if (!story) return refuse({ code: 'no_story_here' });
    const { store, access } = newsroom;
    const now = newsroom.now();
    const [page, requests, questions, taken] = await Promise.all([
      store.claims.list(scope, {}, 'newest', 0, CLAIMS_READ_MAX),
      store.requests.list(scope),
      stillOpen(await store.gaps.questions(story.id, QUESTIONS_MAX), scope, newsroom),
      store.gaps.taken(story.id),
    ]);
    const { sourcesNeeded, zone } = story;
    const all = gapsIn({ versions: page.items, requests, questions, sourcesNeeded }, now);
    const isEditor = await access.isEditor(sight.person.id, story);
    const entries = all.slice(offset, offset + limit).map((gap) => {
      const key = keyOf(gap);
      const takenBy = taken.find((one) => isSame(one, key))?.by ?? null;
      return gapEntry(gap, { story: story.id, offset, zone, now, takenBy, isEditor });
    });
    const unread = page.total - page.items.length;
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

/** "3 not asked, 1 on background." */
function summary(all: readonly Gap[]): string {
  const counts = Object.entries(LABELS).flatMap(([kind, label]) => {
    const times = all.filter((gap) => gap.kind === kind).length;
    return times === 0 ? [] : [`${label}: ${times}`];
  });
  return counts.join(' · ');
}

/** Questions that something filed since would answer are no gap any more. */
async function stillOpen(
  questions: readonly OpenQuestion[],
  scope: Scope,
  { store }: Newsroom,
): Promise<readonly OpenQuestion[]> {
  const found = await Promise.all(
    questions.map(async ({ words }) => {
      const asked = prepare(words);
      return asked !== null && (await findWords(asked, scope, {}, store)).matches.length > 0;
    }),
  );
  return questions.filter((_, at) => !found[at]);
}
