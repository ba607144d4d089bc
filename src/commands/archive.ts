import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { takeStory } from '../domain/grammar.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Answer, Command } from '../feature.ts';
import { mayManage } from './may-manage.ts';
import { storyMeant } from './which-story.ts';

/** `archive`: closes a story to new claims. What is on file stays, and answers as before. */
export const archive: Command = {
  name: 'archive',
  usage: 'archive [slug]',
  summary: 'closes a story to new claims; what is on file stays',
  group: 'Stories',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const sight = await newsroom.access.sight(asker.user);
    const { story: named, rest: typed } = takeStory(rest);
    const story = storyMeant(named ?? (typed.trim() || null), asker.channel, sight);
    if (!story.ok) return story;
    const allowed = await mayManage(asker.user, story.value, newsroom, 'archive it');
    if (!allowed.ok) return allowed;

    const archived = await newsroom.store.stories.archive(story.value.id, asker.user, newsroom.now());
    if (!archived.ok) return archived;
    const { key, title } = archived.value;
    const text = ` (${key}) is archived. It takes no new claims; what is on file still answers.`;
    return done({
      do: 'reply',
      message: { text: escapeMrkdwn(`${steady(title)}${text}`), blocks: [rich(section(bold(steady(title)), text))] },
    });
  },
};
