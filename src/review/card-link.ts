import type { VersionId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';
import { redraw } from './recount.ts';

/** The link to a version's card; `null` while there is none. A card that somebody deleted is posted anew. */
export async function cardLink(version: VersionId, newsroom: Newsroom): Promise<string | null> {
  const card = await newsroom.store.reviews.cardOf(version);
  if (!card) return null;
  const url = await newsroom.workspace.permalink(card);
  if (url === null) await redraw(card, newsroom);
  return url;
}
