import type { RichTextSection } from '@slack/types';
import { steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { gapCount } from './gap-count.ts';
import { allOf, NOTHING, type ReadPart } from './part.ts';

const SHOWN_MAX = 20;

/** The stories that run, with how they stand: open or closed, what waits, and what they lack. */
export const myStories: ReadPart = async ({ running }, newsroom) => {
  if (running.length === 0) return NOTHING;
  const lines = await Promise.all(running.slice(0, SHOWN_MAX).map((story) => storyLine(story, newsroom)));
  return {
    blocks: [rich(section(bold('Your stories')), ...lines), ...allOf(running.length, SHOWN_MAX, '/story stories')],
    versions: [],
  };
};

async function storyLine(story: Story, newsroom: Newsroom): Promise<RichTextSection> {
  const only = { only: [story.id] };
  const [{ total }, gaps] = await Promise.all([
    newsroom.store.claims.list(only, { status: 'proposed' }, 'waiting', 0, 0),
    gapCount(story, newsroom),
  ]);
  const channel = story.channel ? [{ type: 'channel' as const, channel_id: story.channel }] : [];
  const state = [
    story.openness,
    total === 0 ? 'nothing waits' : total === 1 ? '1 waits' : `${total} wait`,
    ...(gaps === 0 ? [] : [gaps === 1 ? '1 gap' : `${gaps} gaps`]),
  ];
  return section(bold(story.key), ` ${steady(story.title)} `, ...channel, ` · ${state.join(' · ')}`);
}
