import { claimBlocks } from '../block-kit/claim.ts';
import { type Entry, fitting } from '../block-kit/pages.ts';
import { link, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import { allOf, heading, NOTHING, type ReadPart, scopeOf } from './part.ts';

/** As many as somebody decides before the next meeting; `/story pending` pages through the rest. */
const SHOWN_MAX = 5;
/** Claims among which those are looked for that still wait for this editor: the oldest. */
const READ_MAX = 25;

/** For editors: claims by others that wait for their vote, oldest first, with links to the cards. */
export const toDecide: ReadPart = async ({ user, running }, newsroom) => {
  const { access, store } = newsroom;
  const isEditor = await Promise.all(running.map((story) => access.isEditor(user, story)));
  const mine = running.filter((_, index) => isEditor[index]);
  if (mine.length === 0) return NOTHING;
  const filter = { status: 'proposed', notProposedBy: user } as const;
  const { items, total } = await store.claims.list(scopeOf(mine), filter, 'waiting', 0, READ_MAX);
  const votes = await Promise.all(items.map(({ id }) => store.reviews.votes(id)));
  const open = items.filter((_, index) => !votes[index]?.some(({ voter }) => voter === user));
  const left = total - (items.length - open.length);
  if (open.length === 0) return NOTHING;
  const entries = await Promise.all(open.slice(0, SHOWN_MAX).map((version) => entryOf(version, newsroom)));
  const shown = fitting(entries, SHOWN_MAX);
  return {
    blocks: [
      heading('You can decide these'),
      ...entries.slice(0, shown).flatMap(({ blocks }) => blocks),
      ...allOf(left, shown, '/story pending'),
    ],
    versions: open.slice(0, shown),
  };
};

async function entryOf(version: Version, newsroom: Newsroom): Promise<Entry> {
  const url = await cardLink(version.id, newsroom);
  const where = url ? [rich(section(link(url, `Open the card of ${version.reference}`)))] : [];
  return { blocks: [...claimBlocks(version), ...where], text: '' };
}
