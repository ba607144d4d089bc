import type { Version } from '../domain/claim.ts';
import type { VersionId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { CastVote } from '../store/shelves/review-shelf.ts';
import type { Message } from '../workspace.ts';
import { card } from './card.ts';

/** The card of a version as it should read now, with the votes of those who are editors now. */
export async function cardNow(
  id: VersionId,
  story: Story,
  newsroom: Newsroom,
  means: readonly CastVote['means'][] = ['emoji', 'button'],
): Promise<Message> {
  const { store, access, settings } = newsroom;
  const votes = await store.reviews.votes(id);
  const editors = await access.editorsAmong(
    votes.map((vote) => vote.voter),
    story,
  );
  const version = await store.claims.version(id);
  if (!version) throw new Error(`There is no version of number ${id}.`);
  const counted = votes.filter((vote) => editors.has(vote.voter) && means.includes(vote.means));
  return card(version, story, counted, settings, await kin(version, newsroom));
}

/** The other versions of its claim that a card speaks of: the one that it changes, and the one that came after it. */
async function kin(version: Version, { store, workspace }: Newsroom) {
  if (version.edition === 1 && !version.correctionPending && version.ended === null)
    return { before: null, newer: null };
  const all = await store.claims.edition(version.story, numberOf(version));
  const before = all.find(({ edition }) => edition === version.amends?.edition) ?? null;
  const successor = version.ended?.edition;
  const newer = all.find(({ edition, status }) =>
    successor ? edition === successor : edition > version.edition && status === 'proposed',
  );
  const at = newer ? await store.reviews.cardOf(newer.id) : null;
  return { before, newer: newer ? { edition: newer.edition, url: at && (await workspace.permalink(at)) } : null };
}

const numberOf = ({ reference }: Version): number => Number(reference.slice(reference.lastIndexOf('-') + 1));
