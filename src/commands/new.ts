import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import { isVisible } from '../domain/fold.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { isKey, isSlug, keysFor, TITLE_MAX, titleFrom } from '../domain/story.ts';
import type { Answer, Command } from '../feature.ts';
import { storyChannel } from './story-channel.ts';

interface NewStoryInput {
  readonly slug: string;
  readonly keys: readonly string[];
  readonly title: string;
}

/** `new`: makes a story and binds it to this channel. In a private channel it is closed from the start. */
export const newStory: Command = {
  name: 'new',
  usage: 'new <slug> [key:KEY] [title]',
  summary: 'makes a story and binds it to this channel',
  group: 'Stories',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const input = parse(rest);
    if (!input.ok) return input;
    const channel = await storyChannel(asker, newsroom, 'make a story');
    if (!channel.ok) return channel;

    // A story hidden from somebody may live in a public channel that they are not in: they learn of it neither by this.
    const members = await newsroom.workspace.members(channel.value.id);
    if (!members.has(asker.user)) return refuse({ code: 'not_a_channel' });
    const { hidden } = await newsroom.access.sight(asker.user);
    const made = await newsroom.store.stories.make(
      {
        slug: input.value.slug,
        title: input.value.title,
        zone: newsroom.settings.zone,
        channel: channel.value.id,
        ...(channel.value.kind === 'direct' ? {} : { channelKind: channel.value.kind }),
        openness: channel.value.kind === 'private' ? 'closed' : 'open',
        approvalsNeeded: newsroom.settings.approvalsNeeded,
        fourEyes: true,
        madeBy: asker.user,
      },
      input.value.keys,
      hidden,
      newsroom.now(),
    );
    if (!made.ok) return made;
    const { key, title, openness } = made.value;
    const who = openness === 'closed' ? 'closed: only members of this channel know of it' : 'open to every full member';
    const lines = [` (${key}) is now this channel's story, ${who}.\nFile the first claim with `, '/story add'] as const;
    return done({
      do: 'reply',
      message: {
        text: escapeMrkdwn(`${steady(title)}${lines[0]}${lines[1]}.`),
        blocks: [rich(section(bold(steady(title)), lines[0], code(lines[1]), '.'))],
      },
    });
  },
};

function parse(rest: string): Outcome<NewStoryInput> {
  const key = /(?:^|\s)key:\s*(\S+)/iu.exec(rest);
  const [slug = '', ...words] = rest
    .replace(key?.[0] ?? '', ' ')
    .trim()
    .split(/\s+/u);
  if (slug === '') return refuse({ code: 'bad_grammar', usage: newStory.usage });
  if (!isSlug(slug)) return refuse({ code: 'bad_slug', asked: slug, suggestion: suggestSlug(rest) });
  const wanted = key?.[1]?.toUpperCase();
  if (wanted !== undefined && !isKey(wanted)) return refuse({ code: 'bad_key', asked: key?.[1] ?? '' });
  const typed = words.join(' ').replace(/^["“](.*)["”]$/u, '$1');
  const title = isVisible(typed) ? typed : titleFrom(slug);
  if (title.length > TITLE_MAX) return refuse({ code: 'title_too_long', max: TITLE_MAX });
  return done({ slug, keys: wanted ? [wanted] : keysFor(slug), title });
}

/** The nearest slug to what was typed, so that "Trump Campaign Hack" costs one more try, not two. */
function suggestSlug(typed: string): string | null {
  const slug = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/key:\s*\S+/gu, '')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '');
  return isSlug(slug) ? slug : null;
}
