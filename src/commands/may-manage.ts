import type { UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';

/** A story's maker and its editors may change its settings, move and archive it. */
export async function mayManage(
  user: UserId,
  story: Story,
  newsroom: Newsroom,
  action: string,
): Promise<Outcome<null>> {
  if (story.madeBy === user || (await newsroom.access.isEditor(user, story))) return done(null);
  return refuse({ code: 'makers_and_editors_only', action });
}
