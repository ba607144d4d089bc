import type { Choice } from '../domain/standing.ts';
import type { Newsroom } from '../feature.ts';

/** What an emoji says about a card; `null` for any other. `+1::skin-tone-3` says what `+1` says. */
export function choiceOf(
  emoji: string,
  settings: Pick<Newsroom['settings'], 'approveEmoji' | 'holdEmoji'>,
): Choice | null {
  const name = emoji.split('::')[0] ?? emoji;
  if (settings.approveEmoji.has(name)) return 'approve';
  return settings.holdEmoji.has(name) ? 'hold' : null;
}
