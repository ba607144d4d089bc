import { tokens } from './fold.ts';
import { earliest, latest, type Said } from './said.ts';

/** A title on a claim, and when that was said. */
export interface TitleOnFile {
  readonly title: string;
  readonly said: string | null;
}

/**
 * Whether two ways to print a title may be one title: the words of one are all in the other. "Campaign spokesman" says
 * nothing against "Trump campaign spokesman".
 */
export function sameTitle(one: string, other: string): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  return [...first].every((word) => second.has(word)) || [...second].every((word) => first.has(word));
}

/** Whether a title is on file for that very time, or both before and after it. */
export function heldThen(title: string, said: Said, onFile: readonly TitleOnFile[]): boolean {
  const same = onFile.filter((entry) => sameTitle(title, entry.title));
  return isHeld(same, said);
}

/**
 * The title that was held when something was said, where that is on file and a draft prints another; `null` where the
 * draft's own is on file for that time, too, or nothing is known for sure.
 */
export function otherTitleThen(printed: string, said: Said, onFile: readonly TitleOnFile[]): string | null {
  if (heldThen(printed, said, onFile)) return null;
  const others = onFile.filter(({ title }) => !sameTitle(printed, title));
  return others.find(({ title }) => heldThen(title, said, others))?.title ?? null;
}

function isHeld(entries: readonly TitleOnFile[], said: Said): boolean {
  const dated = entries.flatMap((entry) => (entry.said === null ? [] : [entry.said as Said]));
  const then = dated.filter((at) => earliest(at) <= latest(said) && latest(at) >= earliest(said));
  const [before, after] = [
    dated.some((at) => latest(at) < earliest(said)),
    dated.some((at) => earliest(at) > latest(said)),
  ];
  return then.length > 0 || (before && after);
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'for', 'to', 'at', 'in', 'and', 's']);
/** Ways to print one office: AP shortens titles before a name, and bends them by gender. */
const FORMS = new Map(
  Object.entries({
    sen: 'senator',
    rep: 'representative',
    gov: 'governor',
    gen: 'general',
    lt: 'lieutenant',
    advisor: 'adviser',
    spokesman: 'spokesperson',
    spokeswoman: 'spokesperson',
    chairman: 'chair',
    chairwoman: 'chair',
    chairperson: 'chair',
    congressman: 'representative',
    congresswoman: 'representative',
  }),
);

const wordsOf = (title: string): Set<string> =>
  new Set(
    tokens(title)
      .map(({ folded }) => FORMS.get(folded) ?? folded)
      .filter((word) => !SMALL.has(word)),
  );
