import type { Figure } from './cast.ts';

/** Words for one and the same office. */
const SAME_OFFICE = [
  'governor gov',
  'senator sen',
  'representative rep congressman congresswoman',
  'professor prof',
  'general gen',
  'spokesman spokeswoman spokesperson',
  'chairman chairwoman chairperson chair',
  'adviser advisor',
  'ceo executive',
  'billionaire businessman businesswoman mogul developer',
].map((words) => words.split(' '));

const DEMOCRAT = /\b(?:democrat|democratic)\b/u;
const REPUBLICAN = /\b(?:republican|gop)\b/u;

/** Whether "the Republican nominee" may be somebody: a printed title says so, and none of its words says otherwise. */
export function holds({ titles, isPerson }: Figure, noun: string, words: readonly string[]): boolean {
  if (!isPerson) return false;
  const forms = SAME_OFFICE.find((office) => office.includes(noun)) ?? [noun];
  const asked = words.join(' ').toLowerCase();
  return [...titles].some((title) => {
    if (!title.split(' ').some((word) => forms.includes(word.replace(/\.$/u, '')))) return false;
    // "His lawyer" is not "Clinton's lawyer", or one cannot tell.
    if (/^(?:his|her|their|its) /u.test(asked) && /['’]s\b/u.test(title)) return false;
    if (/\b(?:vice|former|deputy)\b/u.test(title) !== /\b(?:vice|former|deputy)\b/u.test(asked)) return false;
    return !(DEMOCRAT.test(asked) && REPUBLICAN.test(title)) && !(REPUBLICAN.test(asked) && DEMOCRAT.test(title));
  });
}

/** What anybody may be called once they have spoken, whatever their title. */
const EPITHET =
  /^(?:businessman|businesswoman|billionaire|mogul|candidate|nominee|republican|democrat|lawmaker|independent|conservative|politician|incumbent|challenger|veteran|man|woman)$/u;

/** Whether "the mayor" may be who just spoke, of whom no title says so: one without a title, or by a name for anybody. */
export function mayBeCalled(last: Figure, noun: string, words: readonly string[]): boolean {
  if (EPITHET.test(noun)) return true;
  const isPlain = words.slice(1).every((word) => /^\p{Ll}/u.test(word));
  return last.titles.size === 0 && isPlain;
}
