import type { LinkKind, Touches } from './claim.ts';
import { fold } from './fold.ts';

/** What somebody typed after `link`: which claim does what to which other one. References as typed. */
export interface LinkLine {
  readonly claim: string;
  readonly kind: LinkKind;
  readonly other: string;
  /** What it touches; `null` where nothing was said of that. */
  readonly touches: Touches | null;
  /** Whether the link is to be taken away. */
  readonly removes: boolean;
}

/** `HACK-6`, with any dash, or the number alone. */
const REFERENCE = '#?\\d{1,9}|[A-Za-z][A-Za-z0-9]+[-‐‑–—]\\d{1,9}';
const LINE = new RegExp(
  `^(?:(?<first>remove|undo|unlink)\\s+)?(?<left>${REFERENCE})\\s+(?<verb>.+?)\\s+(?<right>${REFERENCE})(?:[\\s,:]+(?<rest>.+))?$`,
  'iu',
);

/** What the first claim does to the second. */
const VERBS: ReadonlyMap<string, LinkKind> = new Map([
  ...kindFor('denies', 'denies', 'denied', 'rejects', 'dismisses'),
  ...kindFor('disputes', 'disputes', 'disputed', 'contradicts', 'challenges'),
  ...kindFor('corroborates', 'corroborates', 'confirms', 'supports', 'backs', 'backs up', 'bears out'),
  ...kindFor('responds_to', 'responds to', 'responds', 'responded to', 'answers', 'answered', 'replies to'),
  ...kindFor('repeats', 'repeats', 'copies', 'reprints', 'restates'),
]);

/** What the second claim does to the first. */
const PASSIVES: ReadonlyMap<string, LinkKind> = new Map([
  ...kindFor('denies', 'denied by', 'rejected by', 'dismissed by'),
  ...kindFor('disputes', 'disputed by', 'contradicted by', 'challenged by'),
  ...kindFor(
    'corroborates',
    'corroborated by',
    'confirmed by',
    'supported by',
    'backed by',
    'backed up by',
    'borne out by',
  ),
  ...kindFor('responds_to', 'responded to by', 'responded to in', 'answered by', 'answered in', 'replied to by'),
  ...kindFor('repeats', 'repeated by', 'repeated in', 'copied by', 'reprinted by', 'restated by'),
]);

const TOUCHES: ReadonlyMap<string, Touches> = new Map([
  ...markFor('fact', 'fact', 'facts', 'truth'),
  ...markFor('quote', 'quote', 'quotation', 'accuracy', 'wording', 'words', 'quote accuracy', 'quotes accuracy'),
  ...markFor('context', 'context'),
  ...markFor('non_denial', 'non-denial', 'nondenial', 'non denial', 'non_denial', 'non-denial denial', 'nothing'),
]);

/**
 * Reads `HACK-6 denies HACK-2 fact`, `HACK-2 is denied by HACK-6`, `HACK-6 answers HACK-2 remove`; `null` where it says
 * none of these, or more than is understood: a link is not guessed at.
 */
export function parseLink(text: string): LinkLine | null {
  const found = LINE.exec(text.replace(/[\p{Zs}\s]+/gu, ' ').trim())?.groups;
  const { first, left, verb = '', right, rest = '' } = found ?? {};
  if (!left || !right) return null;
  const phrase = fold(verb)
    .replace(/_/g, ' ')
    .replace(/^(?:is|was|are|were) /u, '');
  const [active, passive] = [VERBS.get(phrase), PASSIVES.get(phrase)];
  const kind = active ?? passive;
  if (!kind) return null;
  const words = fold(rest)
    .replace(/[.,;:]/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !ARTICLES.has(word));
  const kept = words.filter((word) => !REMOVING.has(word));
  const mark = kept.length === 0 ? null : TOUCHES.get(kept.join(' ').replaceAll("'", ''));
  if (mark === undefined) return null;
  const [claim, other] = active ? [left, right] : [right, left];
  return { claim, kind, other, touches: mark, removes: first !== undefined || kept.length < words.length };
}

const ARTICLES = new Set(['the', 'its', 'a', 'an', 'of', 'as', 'only']);
const REMOVING = new Set(['remove', 'removed', 'undo', 'unlink']);

function kindFor(kind: LinkKind, ...phrases: readonly string[]): (readonly [string, LinkKind])[] {
  return phrases.map((phrase) => [phrase, kind]);
}

function markFor(mark: Touches, ...phrases: readonly string[]): (readonly [string, Touches])[] {
  return phrases.map((phrase) => [phrase, mark]);
}
