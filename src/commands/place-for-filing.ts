import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Asker, Newsroom } from '../feature.ts';
import { storyOf } from './which-story.ts';

/** Where a claim goes that is filed from somewhere: the channel's running story, or the only one; `null`: the form asks. */
export async function placeForFiling(
  { user, channel }: Pick<Asker, 'user' | 'channel'>,
  { access, settings }: Newsroom,
): Promise<Outcome<{ readonly story: Story | null; readonly zone: string }>> {
  const sight = await access.sight(user);
  const [only, ...others] = sight.stories.filter((story) => story.archivedAt === null);
  if (!only) return refuse({ code: 'no_running_story' });
  const here = storyOf(channel, sight);
  const story = here?.archivedAt === null ? here : others.length === 0 ? only : null;
  return done({ story, zone: story?.zone ?? settings.zone });
}
