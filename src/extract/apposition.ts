import type { Figure } from './cast.ts';
import type { NameIndex } from './name-index.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';
import { isRole } from './titles.ts';

/** "Holloway's campaign manager, Dana Fisk,": a role, and after a comma the person's name. */
export function apposedTo(
  reading: Reading,
  kinds: TagKinds,
  names: NameIndex,
  source: readonly number[],
): Figure | null {
  const { words } = reading.tokens;
  const [first = 0] = source;
  const end = (source.at(-1) ?? first) + 1;
  const inside = names.within(first, end);
  const apposed = inside.find(({ mention, figure }) => {
    const comma = source.findLast((at) => at < mention.first && words[at] === ',') ?? -1;
    const isAlone = mention.end >= end || words[mention.end] === ',';
    if (!figure.isPerson || !isAlone || comma <= first || mention.first - comma > 3) return false;
    // Nothing but a title may stand between.
    return words.slice(comma + 1, mention.first).every((word) => /^\p{Lu}/u.test(word));
  });
  if (apposed === undefined) return null;
  const before = source.filter((at) => at < apposed.mention.first && words[at] !== ',');
  const isNamed = inside.some(
    ({ mention, figure }) =>
      figure.isPerson &&
      words[mention.end] === ',' &&
      mention.end < apposed.mention.first &&
      !/^(?:for|of|to|at|in|from|with)$/u.test(words[mention.first - 1] ?? ''),
  );
  const isNoun = (at: number) => kinds.isNoun[reading.tags[at] ?? 0] === 1 && /^\p{Ll}/u.test(words[at] ?? '');
  return !isNamed && before.some((at) => isRole(words[at] ?? '') || isNoun(at)) ? apposed.figure : null;
}
