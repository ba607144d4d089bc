import type { Sight } from '../access/access.ts';
import { isOneTypo } from '../domain/edit-distance.ts';
import type { ChannelId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';

/** The story whose channel this is, if the asker may see it. A running story outranks one archived there. */
export function storyOf(channel: ChannelId | null, sight: Sight): Story | null {
  if (channel === null) return null;
  const here = sight.stories.filter((story) => story.channel === channel);
  return here.find((story) => story.archivedAt === null) ?? here.at(-1) ?? null;
}

/** The story that a line names with `in:` or by its slug, or else the channel's; `null` where it names none. */
export function storyMeant(named: string | null, channel: ChannelId | null, sight: Sight): Outcome<Story> {
  if (named === '') return refuse({ code: 'empty_filter', name: 'in' });
  if (named !== null) return storyNamed(named, sight);
  const here = storyOf(channel, sight);
  return here ? done(here) : refuse({ code: 'no_story_here' });
}

/** The same, for filing: one that is archived takes nothing new. */
export function runningStoryMeant(named: string | null, channel: ChannelId | null, sight: Sight): Outcome<Story> {
  const story = storyMeant(named, channel, sight);
  if (!story.ok || story.value.archivedAt === null) return story;
  return refuse({ code: 'story_archived', key: story.value.key });
}

/** The story of that slug or key among those that the asker may see. Two closed stories may share a name: then it asks. */
export function storyNamed(asked: string, sight: Sight): Outcome<Story> {
  const name = asked.trim().toLowerCase();
  const named = sight.stories.filter((story) => story.slug === name || story.key.toLowerCase() === name);
  if (named.length === 1 && named[0]) return done(named[0]);
  if (named.length > 1) {
    return refuse({ code: 'which_story', asked, titles: named.map((story) => `${story.title} (${story.key})`) });
  }
  const nearest = sight.stories.filter((story) => oneTypoApart(name, story)).map((story) => story.slug);
  return refuse({ code: 'no_such_story', asked, nearest: nearest.slice(0, 2) });
}

const oneTypoApart = (name: string, { slug, key }: Story): boolean =>
  slug.startsWith(name) || isOneTypo(name, slug) || isOneTypo(name, key.toLowerCase());
