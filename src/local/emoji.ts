import list from 'emojibase-data/en/compact.json' with { type: 'json' };
import messages from 'emojibase-data/en/messages.json' with { type: 'json' };
import slackNames from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/** An emoji of the picker: Slack's name for it, what is drawn, and words that it is found by. */
interface Emoji {
  readonly name: string;
  readonly character: string;
  readonly words: string;
}

/** Emojis that belong together, as a picker shows them. */
export interface EmojiGroup {
  readonly title: string;
  readonly emoji: readonly Emoji[];
}

// Slack's names are those of iamcal's emoji-data: emojibase has them for each emoji, the first one first.
const NAMES: Readonly<Record<string, string | string[]>> = slackNames;
const namesOf = (hexcode: string): string[] => [NAMES[hexcode] ?? []].flat();

/** Without the selector for colors where the character has them anyway, as people type it. */
const plain = (unicode: string): string => unicode.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, '$1');

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  list.flatMap(({ hexcode, unicode }) => namesOf(hexcode).map((name) => [name, plain(unicode)] as const)),
);

/** The character for a name, skin tone left out; a name that nobody gave an emoji stands between colons. */
export const emojiFor = (name: string): string => CHARACTERS.get(name.split('::')[0] ?? '') ?? `:${name}:`;

/** Whether a name between colons is drawn as a character. */
export const isEmoji = (name: string): boolean => CHARACTERS.has(name);

/** The names that are at hand on every message. */
export const QUICK = ['white_check_mark', 'x', 'eyes'] as const;

/** Every emoji with a name of Slack's, in the order of Unicode's groups. */
export const EMOJI_GROUPS: readonly EmojiGroup[] = messages.groups
  .map(({ message, order }) => ({ title: message, emoji: list.filter(({ group }) => group === order).flatMap(named) }))
  .filter(({ emoji }) => emoji.length > 0);

function named({ hexcode, unicode, label, tags }: (typeof list)[number]): Emoji[] {
  const [name, ...others] = namesOf(hexcode);
  return name === undefined
    ? []
    : [{ name, character: plain(unicode), words: [label, ...others, ...(tags ?? [])].join(' ') }];
}
