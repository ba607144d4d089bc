import type { Version } from '../domain/claim.ts';
import type { Match } from '../domain/match.ts';
import { prepare } from '../domain/match.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { parseReference } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { findWords } from './find-words.ts';
import { inForce } from './link.ts';
import type { Question } from './question.ts';
import { claimNamed } from './which-claim.ts';

/** A question of more words than this is a page pasted by mistake. */
const WORDS_MAX = 100;

/** A claim that is asked about, and how its words answer the question; `null` where its reference was given. */
export interface Meant {
  readonly version: Version;
  readonly match: Match | null;
}

/** Whether a question names a claim by its reference, or, in a story, by its number. */
export const isReference = ({ words, story }: Pick<Question, 'words' | 'story'>): boolean =>
  parseReference(words) !== null || (story !== null && /^#?[1-9]\d{0,8}$/u.test(words.trim()));

/**
 * The claims that `<words or ref>` means: the one of that reference, in whatever state, or the approved ones with the
 * words, best first; near misses, which say so, only where none has them.
 *
 * @param max - most claims
 */
export async function claimsMeant(question: Question, max: number, newsroom: Newsroom): Promise<Outcome<Meant[]>> {
  const { words, story, sight, filter, scope } = question;
  if (isReference(question)) {
    const claim = await claimNamed(words, story, sight, newsroom, filter.asOf);
    if (!claim.ok) return claim;
    const version = inForce(claim.value.versions);
    return done(version ? [{ version, match: null }] : []);
  }
  const asked = prepare(words);
  if (!asked) return refuse({ code: 'no_words_in', asked: words });
  if (asked.tokens.length > WORDS_MAX) return refuse({ code: 'question_too_long', max: WORDS_MAX });
  const { matches, near } = await findWords(asked, scope, filter, newsroom.store);
  const ranked = (matches.length > 0 ? matches : near).slice(0, max);
  const versions = await newsroom.store.claims.versions(
    ranked.map(({ id }) => id),
    filter.asOf,
  );
  return done(
    versions.map((version) => ({ version, match: ranked.find(({ id }) => id === version.id)?.match ?? null })),
  );
}
