import { type Gap, gapsIn, type OpenQuestion } from '../domain/gaps.ts';
import { prepare } from '../domain/match.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/shelves/scope.ts';
import { findWords } from './find-words.ts';

/** Claims in which gaps are looked for: the newest. A story has seldom as many. */
const CLAIMS_READ_MAX = 1_000;
/** Questions that are put again, to see whether they still find nothing: the newest. */
const QUESTIONS_MAX = 30;

/** What a story lacks; `unread` of its claims, the oldest, were not looked at. */
export interface GapsFound {
  readonly gaps: readonly Gap[];
  readonly unread: number;
}

/** What a story lacks now. Whoever asks has seen to it that the story is in their reader's sight. */
export async function gapsOf({ id, sourcesNeeded }: Story, newsroom: Newsroom): Promise<GapsFound> {
  const { store } = newsroom;
  const scope: Scope = { only: [id] };
  const [page, requests, questions] = await Promise.all([
    store.claims.list(scope, {}, 'newest', 0, CLAIMS_READ_MAX),
    store.requests.list(scope),
    stillOpen(await store.gaps.questions(id, QUESTIONS_MAX), scope, newsroom),
  ]);
  const gaps = gapsIn({ versions: page.items, requests, questions, sourcesNeeded }, newsroom.now());
  return { gaps, unread: page.total - page.items.length };
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
