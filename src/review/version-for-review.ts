import type { Version } from '../domain/claim.ts';
import type { UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Posted } from '../workspace.ts';

/**
 * The proposed version behind a card's control, if this person may act on it: they see its story, they are an editor of
 * it now, and nobody decided before them. Asked at every press, and again at every submission.
 *
 * @param at - the message that was pressed on: it must be the version's card; left out for a form
 */
export async function versionForReview(
  value: string,
  user: UserId,
  newsroom: Newsroom,
  action: string,
  at?: Posted | null,
): Promise<Outcome<{ version: Version; story: Story }>> {
  // First what they see at all: Slack is asked the same whether there is such a version or not.
  const { stories } = await newsroom.access.sight(user);
  const version = /^\d+$/.test(value) ? await newsroom.store.claims.version(Number(value) as VersionId) : null;
  const story = version && stories.find(({ id }) => id === version.story);
  if (!version || !story) return refuse({ code: 'no_longer_here' });
  const card = at && (await newsroom.store.reviews.cardAt(at.channel, at.ts));
  if (at !== undefined && card?.version !== version.id) return refuse({ code: 'no_longer_here' });
  if (!(await newsroom.access.isEditor(user, story))) return refuse({ code: 'editors_only', action });
  await sawCard(version, user, newsroom);
  if (version.status !== 'proposed') {
    return refuse({ code: 'already_decided', reference: version.reference, status: version.status });
  }
  return done({ version, story });
}

/** Whoever acts on a card has read it: they hear of what becomes of its words. */
export const sawCard = ({ id, status, sealed }: Version, member: UserId, { store, now }: Newsroom): Promise<void> =>
  store.record.expose([{ version: id, status, sealed, member, door: 'card', at: now(), channel: null, ts: null }]);
