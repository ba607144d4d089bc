import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Command } from '../feature.ts';
import { mayManage } from './may-manage.ts';
import { storyChannel } from './story-channel.ts';
import { storyNamed } from './which-story.ts';

/** `use`: binds a story to this channel, in place of the channel it had. */
export const use: Command = {
  name: 'use',
  usage: 'use <slug>',
  summary: 'binds a story to this channel',
  group: 'Stories',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    if (rest.trim() === '') return refuse({ code: 'bad_grammar', usage: use.usage });
    const story = storyNamed(rest, await newsroom.access.sight(asker.user));
    if (!story.ok) return story;
    const allowed = await mayManage(asker.user, story.value, newsroom, 'move it to another channel');
    if (!allowed.ok) return allowed;
    const channel = await storyChannel(asker, newsroom, 'bind a story to a channel');
    if (!channel.ok) return channel;
    const { id, kind } = channel.value;
    // Whose channel it is, if anybody's, is for those in it to know.
    if (!(await newsroom.workspace.members(id)).has(asker.user)) return refuse({ code: 'not_a_channel' });

    const accepted = kind === 'direct' ? undefined : kind;
    const bound = await newsroom.store.stories.bind(story.value.id, id, asker.user, newsroom.now(), accepted);
    if (!bound.ok) return bound;
    const { key, title } = bound.value;
    const text = ` (${key}) is now this channel's story. Its cards come here.`;
    return done({
      do: 'reply',
      message: { text: escapeMrkdwn(`${steady(title)}${text}`), blocks: [rich(section(bold(steady(title)), text))] },
    });
  },
};
