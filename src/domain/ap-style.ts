import { unquoted } from './check-draft.ts';
import type { GroundRules, Stance, WordsKind } from './claim.ts';
import { isUnnamed } from './description.ts';
import { tokens } from './fold.ts';
import { isSeveralSentences, quoted, withOwnMarks } from './quotation.ts';
import { describeSaid, parseSaid, precision, type Said } from './said.ts';

/**
 * What an attribution is written from. The outlet has no part in it: AP credits another's reporting in a sentence of
 * its own, which is for the writer to decide.
 */
export interface Attributable {
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  readonly speaker: string;
  /** The title held when it was said. */
  readonly title: string | null;
  readonly said: Said | null;
  /** How and to whom, as typed: "in a statement", "told Reuters". */
  readonly venue: string | null;
  readonly groundRules: GroundRules;
  /** The terms as agreed with the speaker, verbatim. */
  readonly terms: string | null;
}

/** AP sets longer titles after the name (AP Stylebook, "titles"). */
const SHORT_TITLE_WORDS = 4;
/** A description of one's work, "president of Local 414"; an office with a capital, "Secretary of State", is none. */
const SAYS_OF_WHAT = /^\p{Ll}.*\s(?:of|for|at|to|in|with)\s/u;

/**
 * A claim as a sentence in AP style, ready to paste:
 * `"These documents were illegally obtained," Trump campaign spokesman Steven Cheung said in a statement Saturday, Aug.
 * 10, 2024.`
 *
 * No word of a quotation changes. "Said" unless the venue brings a verb of its own; words of several sentences follow
 * the attribution and a colon (AP Stylebook, "attribution", "colon", "quotation marks"). On background, the speaker is
 * named only as agreed, without title or venue; on deep background, nobody is (AP Statement of News Values,
 * "anonymous sources").
 */
export function apAttribution(claim: Attributable): string {
  const words = claim.kind === 'quote' ? unquoted(claim.words.trim()) : claim.words.trim();
  if (claim.groundRules === 'on_deep_background') return unattributed(words, claim.kind);
  const isAnonymous = claim.groundRules === 'on_background';
  const how = isAnonymous ? null : claim.venue;
  const act: Act = {
    who: isAnonymous ? anonymous(claim.speaker, claim.terms) : titleAndName(claim.speaker, claim.title),
    how,
    when: whenOf(claim.said) + (isAnonymous ? conditionOf(claim.terms) : ''),
  };
  if (claim.kind === 'quote') return attributedQuote(words, act);
  const deed = deedOf(words, claim.stance, claim.speaker);
  return deed === null ? attributedWords(words, act) : done(deed, act);
}

/**
 * A speaker with the title then held: before the name when it is short, after it when it is long or the speaker is a
 * description (AP Stylebook, "titles").
 */
export function titleAndName(speaker: string, title: string | null): string {
  const held = title?.trim() ?? '';
  if (held === '') return speaker;
  const isShort = held.split(/\s+/u).length <= SHORT_TITLE_WORDS && !held.includes(',') && !SAYS_OF_WHAT.test(held);
  return isShort && !isUnnamed(speaker) ? `${held} ${speaker}` : `${speaker}, ${held}`;
}

/** Who, in which manner and when; each ready for the middle of a sentence. */
interface Act {
  readonly who: string;
  readonly how: string | null;
  readonly when: string;
}

function attributedQuote(words: string, act: Act): string {
  // A sentence begins with a capital, and no letter of a quotation changes.
  const isWithin = /^["“”'‘’«\s]*\p{Ll}/u.test(words);
  if (isWithin || isSeveralSentences(words)) return `${capitalised(saying(act))}: ${quoted(words, '.')}`;
  return `${quoted(words, ',')} ${lowered(saying(act))}.`;
}

function attributedWords(words: string, act: Act): string {
  if (isSeveralSentences(words)) return `${capitalised(saying(act))}: ${capitalised(withOwnMarks(words, '.'))}`;
  return `${capitalised(withOwnMarks(words, ','))} ${lowered(saying(act))}.`;
}

/** "Steven Cheung said in a statement Saturday, Aug. 10, 2024". */
function saying({ who, how, when }: Act): string {
  const manner = how?.trim() ?? '';
  const verb = /^(?:said|told|wrote|posted|tweeted|testified)\b/iu.test(manner) ? manner : `said${mannerOf(manner)}`;
  return `${withComma(who)} ${verb}${when}`;
}

/**
 * "Iran denied the accusations Friday, Aug. 9, 2024." What was denied may have a verb of its own, and the day would read
 * as its: "Iran on Friday, Aug. 9, 2024, denied that it had sent them."
 */
function done(deed: Deed, { who, how, when }: Act): string {
  const subject = deed.isWhole ? '' : `${withComma(who)} `;
  const manner = how !== null && PREPOSITION.test(how.trim()) ? ` ${how.trim()}` : '';
  if (!deed.isWhole && /\bthat\b/iu.test(deed.words)) {
    return `${capitalised(withComma(who))}${first(manner, when)} ${withOwnMarks(deed.words, '.')}`.replace(',,', ',');
  }
  if (manner + when === '') return capitalised(subject + withOwnMarks(deed.words, '.'));
  return `${capitalised(subject + withOwnMarks(deed.words, ''))}${manner}${when}.`;
}

/** How and when, before a verb: ", at a hearing in August 2024,", " on Friday, Aug. 9, 2024,", " in August 2024". */
function first(manner: string, when: string): string {
  if (manner !== '') return `,${manner}${when},`;
  const isDay = /^ \p{Lu}/u.test(when);
  return `${isDay ? ' on' : ''}${when}${when.includes(', ') ? ',' : ''}`;
}

/** What somebody did, as the words or the stance have it. */
interface Deed {
  readonly words: string;
  /** Whether the words are a sentence already, with a subject of their own. */
  readonly isWhole: boolean;
}

/** Words of ours that begin with an act of saying: "denied the accusations", "called it a disgrace". */
const SAYING_FIRST =
  /^(?:said|told|called|denied|accused|blamed|described|rejected|dismissed|disputed|declined|refused|confirmed|acknowledged|announced|warned|urged|criticized|condemned|praised|vowed|promised|insisted|argued|suggested|wrote)\b/iu;
/** Words of ours about a question that got no answer: "did not respond", "would not name the officials". */
const UNANSWERED_FIRST =
  /^(?:declined|refused|ignored|offered|referred|replied|said|gave|made|did|didn['’]t|has|had|would|wouldn['’]t|could|couldn['’]t)\b/iu;
/** What can be denied, and is no sentence: "any role", "hacking the campaign". "Denied" is added to nothing else. */
const DENIABLE =
  /^(?:\p{Ll}{2,}ing|any|all|that|involvement|responsibility|wrongdoing|knowledge|(?:the|those|these|such|an?) (?:accusation|allegation|charge|claim|report|suggestion)s?)\b/u;
const SAYS_DECLINED = /\b(?:declin|refus|would not|wouldn['’]t|no comment|not comment)/iu;
const SAYS_SILENT = /\b(?:respon|repl|answer|silen|reach|return)/iu;
const STOCK_SILENCE = 'did not respond to a request for comment';

function deedOf(words: string, stance: Stance, speaker: string): Deed | null {
  const isAsked = stance === 'declined_comment' || stance === 'no_response';
  if (stance === 'no_response' && (words === '' || words === STOCK_SILENCE)) return immediately;
  const act = withoutSpeaker(words, speaker) ?? words;
  if ((isAsked ? UNANSWERED_FIRST : SAYING_FIRST).test(act)) return { words: uncapitalised(act), isWhole: false };
  switch (stance) {
    case 'statement':
      return null;
    case 'denial':
      return DENIABLE.test(words) ? { words: `denied ${words}`, isWhole: false } : null;
    case 'declined_comment':
      if (SAYS_DECLINED.test(words)) return { words, isWhole: true };
      return { words: `declined to comment${/^(?:on|about)\b/u.test(words) ? ` ${words}` : ''}`, isWhole: false };
    case 'no_response':
      return SAYS_SILENT.test(words) ? { words, isWhole: true } : immediately;
  }
}

const immediately: Deed = { words: 'did not immediately respond to a request for comment', isWhole: false };

/** What follows the speaker's name at the beginning of the words; `null` when they begin otherwise. */
function withoutSpeaker(words: string, speaker: string): string | null {
  const name = tokens(speaker);
  const opening = tokens(words);
  const isFirst = name.length > 0 && name.every(({ folded }, at) => opening[at]?.folded === folded);
  return isFirst ? words.slice(opening[name.length - 1]?.end).trim() : null;
}

/** AP: on deep background, information may be used, without any attribution. */
const unattributed = (words: string, kind: WordsKind): string =>
  kind === 'quote' ? quoted(words, '.') : capitalised(withOwnMarks(words, '.'));

/** What stands for an unnamed speaker: never a name; where no description is on file, that it is still to be put in. */
const anonymous = (speaker: string, terms: string | null): string =>
  agreedDescription(speaker, terms) ?? `[named as agreed: ${terms?.trim() || 'not on file'}]`;

/**
 * What a speaker on background may be called: the description on file, or the one that the terms begin with ("to a senior
 * official"). `null` where neither is one: then only somebody who knows the terms can say.
 */
export function agreedDescription(speaker: string, terms: string | null): string | null {
  if (isUnnamed(speaker)) return speaker;
  const agreed = (terms ?? '')
    .trim()
    .replace(/^(?:(?:only|attribut\p{L}+|identif\p{L}+|described) )*(?:to|as|by) /iu, '');
  return isUnnamed(agreed) ? agreed.replace(/\.$/u, '') : null;
}

const conditionOf = (terms: string | null): string =>
  /^(?:speaking )?on (?:the )?condition\b/iu.test(terms?.trim() ?? '') ? `, ${terms?.trim().replace(/\.$/u, '')}` : '';

const PREPOSITION =
  /^(?:in|at|on|to|by|via|from|during|through|before|after|outside|inside|aboard|near|over|with|as|when|while)\b/iu;
const OCCASION = /^(?:\S+ ){0,2}(?:conference|rally|hearing|briefing|debate|event|summit)$/iu;
const WRITING =
  /^(?:\S+ ){0,2}(?:statement|interview|speech|letter|e-?mail|report|post|tweet|message|text|memo|filing|video|podcast|call)$/iu;

/** A venue typed without its preposition gets one where there is no doubt; else it stands in parentheses. */
function mannerOf(venue: string): string {
  if (venue === '') return '';
  if (PREPOSITION.test(venue)) return ` ${venue}`;
  const preposition = OCCASION.test(venue) ? 'at' : 'in';
  if (/^(?:an?|the|his|her|its|their)\b/iu.test(venue)) return ` ${preposition} ${venue}`;
  if (!OCCASION.test(venue) && !WRITING.test(venue)) return ` (${venue})`;
  const noun = /^\p{Lu}\p{Ll}/u.test(venue) && !venue.includes(' ') ? venue.toLowerCase() : venue;
  return ` ${preposition} ${/^[aeio]/iu.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** With a space before it: " Saturday, Aug. 10, 2024", " in August 2024"; the time of day is left out. */
function whenOf(said: Said | null): string {
  if (said === null) return '';
  const days = parseSaid(said.replace(/T\d\d:\d\d/gu, '')) ?? said;
  const isRough = precision(days) === 'month' || precision(days) === 'year';
  return isRough ? ` in ${describeSaid(days)}` : ` ${describeSaid(days)}`;
}

const withComma = (who: string): string => (who.includes(', ') ? `${who},` : who);
const capitalised = (sentence: string): string => sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
const uncapitalised = (words: string): string => words.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
/** "A spokesperson" within a sentence; names keep their capitals, "The New York Times" too. */
const lowered = (sentence: string): string => sentence.replace(/^An? /u, (article) => article.toLowerCase());
