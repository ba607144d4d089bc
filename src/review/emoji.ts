import type { Choice } from '../domain/standing.ts';
import type { Newsroom } from '../feature.ts';

/** Slack has two names for these, and tells of either. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['thumbsup', '+1'],
  ['thumbsdown', '-1'],
  ['+1', 'thumbsup'],
  ['-1', 'thumbsdown'],
]);

/** What an emoji says about a card; `null` for any other. `+1::skin-tone-3` says what `+1` says, and so does its alias. */
export function choiceOf(
  emoji: string,
  settings: Pick<Newsroom['settings'], 'approveEmoji' | 'holdEmoji'>,
): Choice | null {
  const name = emoji.split('::')[0] ?? emoji;
  const names = [name, ALIASES.get(name) ?? name];
  if (names.some((one) => settings.approveEmoji.has(one))) return 'approve';
  return names.some((one) => settings.holdEmoji.has(one)) ? 'hold' : null;
}
