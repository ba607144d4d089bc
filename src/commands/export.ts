import { escapeMrkdwn } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import { takeStory } from '../domain/grammar.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { FORMATS, isFormat } from '../export/formats.ts';
import { inSentences } from '../export/manifest.ts';
import type { Answer, Command } from '../feature.ts';
import type { Message } from '../workspace.ts';
import { exportStory } from './story-export.ts';
import { storyMeant } from './which-story.ts';

const USAGE = `export [${FORMATS.join(', ')}] [in:]`;

/** `export`: a story's claims as a file, to the asker alone. What may not be published stays behind, and is counted. */
export const exportCommand: Command = {
  name: 'export',
  usage: USAGE,
  summary: 'the story’s claims as a file, sent to you: what may be published, and a count of what may not, and why',
  group: 'Find',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { story: named, rest: typed } = takeStory(rest);
    const format = typed.trim().toLowerCase() || 'md';
    if (!isFormat(format)) return refuse({ code: 'bad_grammar', usage: USAGE });
    const story = storyMeant(named, asker.channel, await newsroom.access.sight(asker.user));
    if (!story.ok) return story;

    const request = { story: story.value, format, order: 'speaker', by: asker.user, at: newsroom.now() } as const;
    const { name, bytes, manifest, versions } = await exportStory(request, newsroom.store);
    const comment = paragraphs(inSentences(manifest));
    return done({
      do: 'hand',
      file: { name, title: name, alt: null, bytes, comment },
      shown: { versions, door: 'export' },
      receipt: () => paragraphs([`${name} is in our direct messages.`]),
    });
  },
};

function paragraphs(sentences: readonly string[]): Message {
  return {
    text: escapeMrkdwn(sentences.join('\n')),
    blocks: [rich(...sentences.map((sentence) => section(sentence)))],
  };
}
