import { hashOf } from './hashing.ts';
import { CUE_CLASSES, ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';

/** What the model may know of one word without its neighbors, as numbers to hash. */
export interface Word {
  readonly lower: number;
  readonly stem: number;
  readonly suffix: number;
  readonly prefix: number;
  readonly shape: number;
  /** Its cue class, role noun or time word; 0 for none. */
  readonly kind: number;
  /** Its lower-case spelling. */
  readonly text: string;
}

/** Words remembered before the memory starts over: a bound for texts of noise, far above a newspaper's vocabulary. */
const REMEMBERED_MAX = 60_000;

/** Looks words up, and remembers them, since most of a text is the same few thousand. */
export class Vocabulary {
  readonly #known = new Map<string, Word>();

  of(word: string): Word {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear();
    const made = describe(word);
    this.#known.set(word, made);
    return made;
  }
}

function describe(word: string): Word {
  const text = word.toLowerCase().replace(/’/gu, "'").slice(0, 40);
  const base = baseOf(text);
  return {
    text,
    lower: hashOf(isNumber(text) ? text.replace(/\d/gu, '0') : text),
    stem: hashOf(base),
    suffix: hashOf(text.slice(-3)),
    prefix: hashOf(text.slice(0, 3)),
    shape: hashOf(shapeOf(word)),
    kind: kindOf(text, base),
  };
}

const isNumber = (text: string): boolean => /\d/u.test(text);

/** "Xx", "X.X.", "0,0": runs of one kind of letter count once or twice. */
function shapeOf(word: string): string {
  return word
    .slice(0, 12)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\d/gu, '0')
    .replace(/(.)\1\1+/gu, '$1$1');
}

function kindOf(text: string, base: string): number {
  const at = CUE_CLASSES.findIndex(([, words]) => words.has(text) || words.has(base));
  if (at >= 0) return at + 1;
  if (ROLE_NOUNS.has(text)) return CUE_CLASSES.length + 1;
  return TIME_WORDS.has(text) ? CUE_CLASSES.length + 2 : 0;
}

const IRREGULAR = new Map(
  Object.entries({
    said: 'say',
    says: 'say',
    told: 'tell',
    wrote: 'write',
    written: 'write',
    spoke: 'speak',
    spoken: 'speak',
    thought: 'think',
    felt: 'feel',
    knew: 'know',
    known: 'know',
    saw: 'see',
    seen: 'see',
    found: 'find',
    heard: 'hear',
    shot: 'shoot',
    swore: 'swear',
    sworn: 'swear',
    understood: 'understand',
    began: 'begin',
    made: 'make',
    gave: 'give',
    given: 'give',
    took: 'take',
    taken: 'take',
    went: 'go',
    gone: 'go',
    came: 'come',
    held: 'hold',
    kept: 'keep',
    meant: 'mean',
    sang: 'sing',
    read: 'read',
    put: 'put',
    let: 'let',
    laid: 'lay',
    drew: 'draw',
    drawn: 'draw',
    denied: 'deny',
    replied: 'reply',
    cried: 'cry',
    testified: 'testify',
    implied: 'imply',
    tried: 'try',
    was: 'be',
    were: 'be',
    is: 'be',
    are: 'be',
    been: 'be',
    am: 'be',
    had: 'have',
    has: 'have',
    did: 'do',
    does: 'do',
    done: 'do',
    shown: 'show',
    admitted: 'admit',
    forgot: 'forget',
    hid: 'hide',
    sent: 'send',
    struck: 'strike',
  }),
);

/** The base form of a verb, by rule: it brings "argues", "argued" and "arguing" together, and need not be a word. */
function baseOf(text: string): string {
  const known = IRREGULAR.get(text);
  if (known !== undefined) return known;
  const forms = formsOf(text);
  const listed = forms.find((form) => CUE_CLASSES.some(([, words]) => words.has(form)));
  return listed ?? (forms[0] ?? text).replace(/e$/u, '');
}

function formsOf(text: string): string[] {
  if (text.length < 4) return [text];
  if (/ie[sd]$/u.test(text)) return [`${text.slice(0, -3)}y`];
  const bare = /(?:ing|ed)$/u.test(text) && text.length > 4 ? text.replace(/(?:ing|ed)$/u, '') : null;
  if (bare !== null) {
    const single = bare.replace(/([bdgkmnprt])\1$/u, '$1');
    return [`${bare}e`, bare, single].filter((form) => form.length > 1).sort(byLength(single));
  }
  if (/(?:ss|sh|ch|x|zz)es$/u.test(text)) return [text.slice(0, -2)];
  return [/[^sui]s$/u.test(text) ? text.slice(0, -1) : text];
}

/** The undoubled form first: it is the fallback where none is listed. */
const byLength =
  (first: string) =>
  (one: string, other: string): number =>
    Number(other === first) - Number(one === first);
