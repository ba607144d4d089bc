import type { Candidate } from './candidates.ts';

/** A candidate and its chance to be right. */
export interface Judged {
  readonly candidate: Candidate;
  readonly chance: number;
}

const CONTENT = 1;
const CUE = 2;

/**
 * Keeps the surest candidates that can stand together, in the order of the text: no word is said twice, and no cue
 * stands within what somebody else says.
 *
 * @param count - tokens in the text
 * @param chanceMin - the least chance that is worth an editor's look
 * @param before - kept already, and not to be moved
 */
export function consistent(
  judged: readonly Judged[],
  count: number,
  chanceMin: number,
  before: readonly Judged[] = [],
): Judged[] {
  const taken = new Uint8Array(count);
  const kept: Judged[] = [...before];
  for (const { candidate } of kept) {
    for (const at of candidate.content) taken[at] = CONTENT;
    for (const at of candidate.cue) taken[at] = CUE;
  }
  const sorted = judged.filter(({ chance }) => chance >= chanceMin).sort((a, b) => b.chance - a.chance);
  for (const one of sorted) {
    const { content, cue } = one.candidate;
    if (content.some((at) => taken[at] !== 0) || cue.some((at) => taken[at] !== 0)) continue;
    for (const at of content) taken[at] = CONTENT;
    for (const at of cue) taken[at] = CUE;
    kept.push(one);
  }
  return kept.sort((a, b) => (a.candidate.content[0] ?? 0) - (b.candidate.content[0] ?? 0));
}
