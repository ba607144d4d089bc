import type { KnownBlock } from '@slack/types';
import { steady } from '../block-kit/escape.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { civilMinute } from '../domain/civil.ts';
import { type SourceText, WORDS_MAX } from '../domain/claim.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import { note } from './claim-form.ts';

/** What stands on top of a claim's form whenever it is drawn: its story, and the message that it is taken from. */
export function claimFormNotes(story: Story | null, source: SourceText | null, zone: string): KnownBlock[] {
  const lines = [
    ...(story ? [`For ${story.key}: ${steady(story.title)}`] : []),
    ...(source ? [origin(source, zone), ...tooLong(source)] : []),
  ];
  return lines.map(note);
}

function origin(message: SourceText, zone: string): string {
  const by = message.author ? ` by ${steady(message.author)}` : '';
  const at = message.saidAt === null ? '' : `, ${describeSaid(saidOn(civilMinute(message.saidAt, zone)))}`;
  const what =
    message.text.trim() === ''
      ? 'It has no text to quote, so say in our words what it shows.'
      : 'Trim it to the words of one speaker.';
  return `From a message${by}${at}. ${what}`;
}

function tooLong({ text }: SourceText): string[] {
  if (text.length > WORDS_MAX) {
    return [
      `The message is longer than one claim holds (${WORDS_MAX.toLocaleString('en-US')} characters). Paste the part that you want; it is checked against the whole message.`,
    ];
  }
  if (text.length <= INPUT_MAX) return [];
  return [
    'The message is longer than a field of Slack’s holds (3,000 characters). Paste the part that you want, or leave What they said empty to file the whole message; either is checked against it.',
  ];
}
