import type { KnownBlock } from '@slack/types';
import { KIND_LABELS } from '../block-kit/claim.ts';
import { steady } from '../block-kit/escape.ts';
import type { Choice } from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { civilMinute } from '../domain/civil.ts';
import type { SourceText } from '../domain/claim.ts';
import { WORDS_MAX } from '../domain/claim.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Answer, Shortcut } from '../feature.ts';
import { type ClaimBlock, claimForm, filled, note } from './claim-form.ts';
import { parkSource } from './source-parking.ts';
import { storyOf } from './which-story.ts';

const OUR_WORDS: Choice = { label: KIND_LABELS.paraphrase, value: 'paraphrase' };

/** *Save as Claim*, on any message: keeps its text as the source, and opens the form with its words. */
export const saveAsClaim: Shortcut = {
  callback: 'claim.save',

  async open(asker, message, newsroom): Promise<Outcome<Answer>> {
    if (message === null) return refuse({ code: 'no_longer_here' });
    const sight = await newsroom.access.sight(asker.user);
    const running = sight.stories.filter((story) => story.archivedAt === null);
    const here = storyOf(asker.channel, sight);
    const story = here?.archivedAt === null ? here : running.length === 1 ? (running[0] ?? null) : null;
    if (running.length === 0) return refuse({ code: 'no_story_here' });

    const memory = {
      story: story?.id ?? null,
      asks: story === null,
      source: await parkSource(message, newsroom),
      channel: asker.channel,
      thread: asker.thread,
    };
    const fields: Partial<Record<ClaimBlock, string | readonly Choice[]>> = {
      ...(message.text.length <= INPUT_MAX ? { words: message.text } : {}),
      ...(message.text.trim() === '' ? { kind: [OUR_WORDS] } : {}),
    };
    const zone = story?.zone ?? newsroom.settings.zone;
    return done({
      do: 'open',
      view: claimForm(memory, zone, filled(fields), notes(message, zone, story?.key ?? null)),
    });
  },
};

/** What the form tells of the message: whose and when, and what is to be done where it does not fit. */
function notes(message: SourceText, zone: string, key: string | null): KnownBlock[] {
  const by = message.author ? ` by ${steady(message.author)}` : '';
  const at = message.saidAt === null ? '' : `, ${describeSaid(saidOn(civilMinute(message.saidAt, zone)))}`;
  const isEmpty = message.text.trim() === '';
  const what = isEmpty
    ? 'It has no text to quote, so say in our words what it shows.'
    : 'Trim it to the words of one speaker.';
  const lines = [`${key ? `For ${key}. ` : ''}From a message${by}${at}. ${what}`];
  if (message.text.length > WORDS_MAX) {
    lines.push(
      `The message is longer than one claim holds (${WORDS_MAX.toLocaleString('en-US')} characters). Paste the part that you want; it is checked against the whole message.`,
    );
  } else if (message.text.length > INPUT_MAX) {
    lines.push(
      'The message is longer than a field of Slack’s holds (3,000 characters). Paste the part that you want, or leave What they said empty to file the whole message; either is checked against it.',
    );
  }
  return lines.map(note);
}
