import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, type Part, rich, section } from '../block-kit/rich.ts';
import { done } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Listed, Listing } from './listing.ts';

/** `stories`: the stories that one may see, running ones first. */
export const stories: Listing = {
  name: 'stories',
  usage: 'stories',
  filters: [],
  summary: 'the stories you may see',
  group: 'Stories',
  words: false,
  story: false,
  entriesMax: 30,
  door: 'answer',

  find: async (question, _newsroom, offset, limit) => {
    const sorted = [...question.sight.stories].sort(
      (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null),
    );
    const heading = sorted.length === 0 ? 'No story yet. Make one with /story new <slug>.' : 'Stories you may see';
    return done({ heading, total: sorted.length, entries: sorted.slice(offset, offset + limit).map(storyLine) });
  },
};

function storyLine(story: Story): Listed {
  const state = [story.openness === 'closed' ? 'closed' : null, story.archivedAt === null ? null : 'archived'];
  const rest = [story.slug, ...state].filter((part) => part !== null).join(' · ');
  const where: Part[] = story.channel ? [' · ', { type: 'channel', channel_id: story.channel }] : [];
  const title = steady(story.title);
  return {
    blocks: [rich(section(bold(`${story.key}  ${title}`), ` · ${rest}`, ...where))],
    text: escapeMrkdwn(`${story.key}: ${title} (${rest})`),
  };
}
