import { type GroundRules, LINK_MAX, type Stance, WORDS_MAX, type WordsKind } from './claim.ts';
import { isDescription } from './description.ts';
import { quotedPieces } from './match.ts';

/** What a claim's fields say, before anybody checked that they belong together. */
export interface DraftFields {
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  readonly link: string;
  readonly groundRules: GroundRules;
  readonly terms: string;
  /** The speaker's name, or description; empty where nobody is chosen. */
  readonly speaker: string;
  readonly identityKnownTo: Knower;
  /** How many characters the fields that stand beside the words hold, names included. */
  readonly besides: number;
}

/** Whether somebody is given as knowing who the speaker is, and whether that is an editor of the story. */
export type Knower = 'nobody' | 'an editor' | 'somebody else';

/** What a card has room for beside the longest words. */
const BESIDES_MAX = 1_000;

/** What is wrong with a field, in a sentence that says what to do. */
export type FieldProblems = Partial<Record<keyof DraftFields, string>>;

/** Checks what one field demands of another; every problem at once. */
export function checkDraft(draft: DraftFields): FieldProblems {
  const problems: FieldProblems = {};
  const words = wordsProblem(draft);
  if (words) problems.words = words;
  if (draft.stance === 'no_response' && draft.kind !== 'paraphrase') {
    problems.kind = 'Silence has no exact words. Choose “Our words”.';
  } else if (draft.kind === 'partial_quote' && draft.words !== '' && quotedPieces(draft.words).length === 0) {
    problems.kind = 'Put the exact words in quotation marks, or choose “Our words”.';
  }
  const link = linkProblem(draft.link);
  if (link) problems.link = link;
  const terms = termsProblem(draft);
  if (terms) problems.terms = terms;
  const knower = knowerProblem(draft);
  if (knower) problems.identityKnownTo = knower;
  return problems;
}

/** For a lone surrogate, which UTF-8 has no bytes for. */
export const HALF_CHARACTER = 'There is half a character in this, a broken emoji most likely. Type that place again.';

/** Whoever declined or did not answer may have said nothing. */
export const needsWords = (stance: Stance): boolean => stance === 'statement' || stance === 'denial';

function wordsProblem({ words, stance, besides }: DraftFields): string | null {
  if (words === '' && needsWords(stance)) return 'Give the words.';
  if (!words.isWellFormed()) return HALF_CHARACTER;
  const max = WORDS_MAX - Math.max(0, besides - BESIDES_MAX);
  if (words.length > max) {
    const beside = max < WORDS_MAX ? ' beside fields as long as these' : '';
    return `That is ${words.length.toLocaleString('en-US')} characters; a claim holds ${max.toLocaleString('en-US')}${beside}. File it in parts.`;
  }
  return null;
}

function linkProblem(link: string): string | null {
  if (link === '') return null;
  const readable = /^https?:\/\/[^\s/]+/iu.test(link) && URL.canParse(link);
  if (!readable) return 'Give a whole link, starting with https:// or http://.';
  return link.length > LINK_MAX ? `A link has up to ${LINK_MAX.toLocaleString('en-US')} characters.` : null;
}

/** AP: off the record means the words may not be used at all, so they are not filed. */
function termsProblem({ groundRules, terms }: DraftFields): string | null {
  if (/\boff[\s-]+the[\s-]+record\b/iu.test(terms)) {
    return 'Off the record means that the words may not be published, so they can’t be filed. File them when the speaker agrees to other terms.';
  }
  if (groundRules !== 'on_the_record' && terms === '')
    return 'Give the terms as agreed with the speaker, word for word.';
  return null;
}

/** A source whom only the words' reader would have to take on trust is none: an editor must know who it is. */
function knowerProblem({ groundRules, speaker, identityKnownTo: knower }: DraftFields): string | null {
  if (groundRules === 'on_the_record') {
    return knower === 'nobody' ? null : 'This is for claims that are not on the record. Leave it empty.';
  }
  if (knower === 'somebody else') return 'Choose an editor of this story: only an editor can vouch for a source.';
  if (knower === 'an editor' || !isDescription(speaker)) return null;
  return 'Choose the editor who knows who this is: a description names nobody.';
}

/** Our words for somebody who was asked and gave none. */
export function wordsOrStance(words: string, stance: Stance): string {
  if (words !== '') return words;
  return stance === 'declined_comment' ? 'declined to comment' : 'did not respond to a request for comment';
}

/** Words without one pair of quotation marks around the whole: the marks are ours, not the speaker's. */
export function unquoted(words: string): string {
  const inside = /^(?:"([^"]*)"|“([^“”]*)”|«\s?([^«»]*?)\s?»)$/su.exec(words);
  return inside?.[1] ?? inside?.[2] ?? inside?.[3] ?? words;
}
