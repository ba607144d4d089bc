import { claimLine } from '../block-kit/claim-line.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { cardLink } from '../review/card-link.ts';
import { allOf, NOTHING, type ReadPart, scopeOf } from './part.ts';

const SHOWN_MAX = 5;

/** What its reader proposed and nobody has decided yet, oldest first: a line each, with the card behind the reference. */
export const myProposals: ReadPart = async ({ user, running }, newsroom) => {
  const filter = { status: 'proposed', proposedBy: user } as const;
  const { items, total } = await newsroom.store.claims.list(scopeOf(running), filter, 'waiting', 0, SHOWN_MAX);
  if (total === 0) return NOTHING;
  const lines = await Promise.all(
    items.map(async (version) => section(...claimLine(version, await cardLink(version.id, newsroom)))),
  );
  return {
    blocks: [
      rich(section(bold('Your proposals that wait')), ...lines),
      ...allOf(total, items.length, '/story pending'),
    ],
    versions: items,
  };
};
