/** The emoji that people here use, by Slack's names. Others are shown by their name between colons. */
const EMOJI: Readonly<Record<string, string>> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  x: '❌',
  negative_squared_cross_mark: '❎',
  eyes: '👀',
  question: '❓',
  warning: '⚠️',
  hourglass_flowing_sand: '⏳',
  tada: '🎉',
  heart: '❤️',
  speech_balloon: '💬',
  memo: '📝',
  link: '🔗',
  lock: '🔒',
  newspaper: '📰',
  pencil2: '✏️',
  mag: '🔍',
  no_entry: '⛔',
  arrow_right: '➡️',
  rotating_light: '🚨',
};

/** The character for a name, skin tone left out. */
export const emojiFor = (name: string): string => drawnAs(name.split('::')[0] ?? '') ?? `:${name}:`;

const drawnAs = (name: string): string | undefined => (isEmoji(name) ? EMOJI[name] : undefined);

/** Whether a name between colons is drawn as a character. */
export const isEmoji = (name: string): boolean => Object.hasOwn(EMOJI, name);

/** The names a picker offers first. */
export const PICKER = ['white_check_mark', 'x', '+1', '-1', 'eyes', 'heavy_check_mark', 'question', 'tada'] as const;
