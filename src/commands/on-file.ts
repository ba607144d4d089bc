import type { Draft } from '../domain/claim.ts';
import { compareQuotation } from '../domain/compare-quotation.ts';
import { tokens } from '../domain/fold.ts';
import type { ClaimId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';

/** Fewer words may be said twice. */
const WORDS_MIN = 4;
/** Most tokens that the store is asked for at once. */
const TOKENS_MAX = 100;
const CANDIDATES_MAX = 20;

/** The claim of a story in which the same speaker says the very words, in use or waiting; `null` for none. */
export async function onFile(draft: Draft, story: Story, { store }: Newsroom): Promise<ClaimId | null> {
  const { speaker, words } = draft;
  const folded = tokens(words).map((token) => token.folded);
  if (!('id' in speaker) || folded.length < WORDS_MIN) return null;
  for (const status of ['approved', 'proposed'] as const) {
    const narrowed = { status, by: [speaker.id] };
    const asked = folded.slice(0, TOKENS_MAX);
    const found = await store.claims.candidates({ only: [story.id] }, narrowed, asked, CANDIDATES_MAX);
    const versions = await store.claims.versions(found.map(({ id }) => id));
    const same = versions.find((version) => {
      const compared = compareQuotation(words, version.words);
      return version.stance === draft.stance && compared?.kind === 'exact' && !compared.bracketed;
    });
    if (same) return same.claim;
  }
  return null;
}
