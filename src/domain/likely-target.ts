import type { LinkKind, Stance, Version } from './claim.ts';
import { tokens } from './fold.ts';
import { isStopWord } from './match.ts';
import { earliest, latest } from './said.ts';

/** Words of one kind that two claims must share for the one to be taken for the answer to the other. */
const SHARED_MIN = 2;

/** How a response of a stance answers a claim; `null` for a statement, which answers nothing by itself. */
export const answering = (stance: Stance): LinkKind | null =>
  (({ statement: null, denial: 'denies', declined_comment: 'responds_to', no_response: 'responds_to' }) as const)[
    stance
  ];

type Answer = Pick<Version, 'words' | 'said' | 'stance'>;

/**
 * The claim that a response most likely answers: the only one about its speaker, or of several the one that shares most
 * words with it, if one does. `null` where it is not plain: a wrong suggestion is worse than none.
 *
 * @param claims - approved statements about the response's speaker by others
 */
export function likelyTarget<Claim extends Answer>(response: Answer, claims: readonly Claim[]): Claim | null {
  const before = claims.filter((claim) => !wasLater(claim, response));
  const [only] = before;
  if (!only || before.length === 1) return only ?? null;
  const said = tellingWords(response.words);
  const ranked = before
    .map((claim) => ({ claim, shared: [...tellingWords(claim.words)].filter((word) => said.has(word)).length }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first && first.shared >= SHARED_MIN && first.shared > (second?.shared ?? 0) ? first.claim : null;
}

/** Nobody answers what was not said yet. */
const wasLater = (claim: Answer, response: Answer): boolean =>
  claim.said !== null && response.said !== null && earliest(claim.said) > latest(response.said);

const tellingWords = (words: string): Set<string> =>
  new Set(tokens(words).flatMap(({ folded }) => (isStopWord(folded) ? [] : [folded])));
