import type { Candidate } from './candidates.ts';
import type { Reading } from './reading.ts';
import type { Judged } from './select.ts';
import type { TagKinds } from './tag-kinds.ts';

/** Below what the learned judge says of anything likely, so that rules fill gaps and overrule nothing. */
const SIGNED = 0.6;
const SILENCE = 0.55;
const DENIAL = 0.45;
const SPOKEN_LINE = 0.58;
/** Three lines that begin with a name are no accident. */
const TRANSCRIPT = 0.95;

/**
 * Forms that a newspaper's running text rarely shows, and that could therefore not be learned: `“…” — Name`, lines of a
 * transcript, and requests for comment that came to nothing.
 */
export function ruledCandidates(reading: Reading, kinds: TagKinds): Judged[] {
  return [
    ...signedQuotes(reading, kinds),
    ...transcript(reading),
    ...silences(reading, kinds),
    ...denials(reading, kinds),
  ];
}

/** A quotation, a dash, and a name, in one line or two. */
function signedQuotes(reading: Reading, kinds: TagKinds): Judged[] {
  const { quotes, tokens, tags, breaks, paragraphOf } = reading;
  return quotes.list.flatMap((quote) => {
    const dash = quote.end;
    if (!quote.isClosed || !/^(?:[—–―~]|--?)$/u.test(tokens.words[dash] ?? '')) return [];
    const last = breaks.paragraphs[(paragraphOf[dash] ?? 0) + 1] ?? dash;
    const end = runEnd(dash + 1, Math.min(last, dash + 14), (at) => !/^[.;“"(]$/u.test(tokens.words[at] ?? ''));
    const isName = kinds.isName[tags[dash + 1] ?? 0] === 1 || /^\p{Lu}/u.test(tokens.words[dash + 1] ?? '');
    const isSigned = end > dash + 1 && (end >= last - 1 || end < dash + 8) && isName;
    const hasVerb = range(dash + 1, end).some((at) => kinds.isVerb[tags[at] ?? 0] === 1);
    if (!isSigned || hasVerb) return [];
    const comma = range(dash + 1, end).find((at) => tokens.words[at] === ',') ?? end;
    return [made(range(dash + 1, comma), [], range(quote.first, quote.end), SIGNED)];
  });
}

const SPEAKER_LINE = /^(?:[\p{Lu}][\p{L}.'’-]*)(?:\s+[\p{Lu}(][\p{L}.'’()-]*){0,4}$/u;

/** Labels that end with a colon and speak to nobody. */
const LABEL =
  /^(?:note|update[ds]?|photos?|related|sources?|read|via|watch|video|image|correction|editor['’]s|time|date|when|where|what|who|why|contact|subject|from|to|cc|re|location|tags?|topics?|media|caption|credit|listen|also|more|breaking|opinion|analysis|live|key|http|https|p\.?s)\b/iu;

interface Line {
  readonly paragraph: number;
  readonly first: number;
  readonly colon: number;
}

/** `NAME: words`, where at least two paragraphs begin so; of `Q:` and `A:`, the answers. */
function transcript(reading: Reading): Judged[] {
  const { words } = reading.tokens;
  const lines = speakerLines(reading);
  if (lines.length < 2) return [];
  const chance = lines.length > 2 ? TRANSCRIPT : SPOKEN_LINE;
  return lines.flatMap((line, n) => {
    const { first, colon } = line;
    if (colon <= first + 1 && /^q(?:uestion|\.)?$/iu.test(words[first] ?? '')) return [];
    const content = range(colon + 1, lineEnd(reading, line, lines[n + 1], lines.length > 2));
    return [made(range(first, Math.max(colon, first + 1)), colon > first ? [colon] : [], content, chance)];
  });
}

function speakerLines({ breaks, tokens }: Reading): Line[] {
  const { words } = tokens;
  const lines: Line[] = [];
  for (let paragraph = 0; paragraph + 1 < breaks.paragraphs.length; paragraph += 1) {
    const [start, end] = [breaks.paragraphs[paragraph] ?? 0, breaks.paragraphs[paragraph + 1] ?? 0];
    const first = /^["“]$/u.test(words[start] ?? '') ? start + 1 : start;
    const isInitial = /^[QA]\.$/u.test(words[first] ?? '');
    const colon = isInitial ? first : range(first + 1, Math.min(end, first + 6)).find((at) => words[at] === ':');
    if (colon === undefined || colon + 2 > end) continue;
    const name = words.slice(first, colon).join(' ');
    if (isInitial || (SPEAKER_LINE.test(name) && !LABEL.test(name))) lines.push({ paragraph, first, colon });
  }
  return lines;
}

/** Paragraphs without a name of their own, up to the next line that has one, that still belong to a line. */
const LINE_PARAGRAPHS_MAX = 6;

/** The token after the last of what a line's speaker says; of lines without marks only where the text is a transcript. */
function lineEnd(
  { breaks, quotes }: Reading,
  { paragraph, first }: Line,
  next: Line | undefined,
  isTranscript: boolean,
): number {
  const { paragraphs } = breaks;
  const end = paragraphs[paragraph + 1] ?? first;
  let quote = quotes.of[first] ?? -1;
  if (quotes.list[quote]?.first === first - 1) {
    // Marked lines go on as any quotation of several paragraphs does.
    const isNext = (n: number) => next !== undefined && (quotes.list[n]?.first ?? 0) >= next.first - 1;
    while (quotes.list[quote]?.goesOn && !isNext(quote + 1)) quote += 1;
    const last = quotes.list[quote];
    return last?.isClosed && last.end >= end ? last.end - 1 : Math.max(end, last?.end ?? end);
  }
  if (!isTranscript || next === undefined || next.paragraph - paragraph > LINE_PARAGRAPHS_MAX) return end;
  return paragraphs[next.paragraph] ?? end;
}

const REFUSES = /^(?:declined|refused|did|does|do|has|have|had|was|were|could|would)$/iu;
const OUTCOME =
  /^(?:(?:declined|refused) (?:to (?:comment|be interviewed|discuss|answer|say|respond|provide|elaborate)|(?:an? |our |repeated |multiple |all )?(?:interview )?(?:requests?|comment))|(?:did|does|do|has|have|had)(?: not|n['’]t) (?:immediately |yet |so far |previously )?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)|(?:was|were)(?: not|n['’]t) (?:immediately |yet )?(?:available|returned|answered)|could(?: not|n['’]t) (?:immediately )?be reached|would(?: not|n['’]t) comment|was unavailable for comment)/iu;
const ABOUT_COMMENT =
  /\b(?:comment|requests?|inquir|calls?|e-?mails?|messages?|questions?|reached|interview|say|discuss|answer|elaborate)/iu;

/** "The campaign did not respond to a request for comment": asked, and silent, or asked, and said no. */
function silences(reading: Reading, kinds: TagKinds): Judged[] {
  const { tokens, quotes, breaks, sentenceOf } = reading;
  const found: Judged[] = [];
  for (let at = 1; at < tokens.words.length; at += 1) {
    if (!REFUSES.test(tokens.words[at] ?? '') || (quotes.of[at] ?? -1) >= 0) continue;
    const sentence = sentenceOf[at] ?? 0;
    const [from, to] = [breaks.sentences[sentence] ?? 0, breaks.sentences[sentence + 1] ?? 0];
    const rest = range(at, Math.min(to, at + 16));
    const phrase = reading.text.slice(tokens.starts[at], tokens.ends[rest.at(-1) ?? at]).replace(/\s+/gu, ' ');
    const matched = OUTCOME.exec(phrase)?.[0];
    if (matched === undefined || !ABOUT_COMMENT.test(phrase)) continue;
    const source = subjectBefore(reading, kinds, from, at);
    const cueEnd = (tokens.starts[at] ?? 0) + matched.length;
    const cue = rest.filter((token) => (tokens.starts[token] ?? 0) < cueEnd);
    const end = runEnd(
      (cue.at(-1) ?? at) + 1,
      to,
      (token) => !/^[,.;“"—–]|^--$/u.test(tokens.words[token] ?? '') && tokens.words[token] !== 'and',
    );
    const content = range((cue.at(-1) ?? at) + 1, end);
    if (source.length > 0)
      found.push(made(source, content.length === 0 ? [] : cue, content.length === 0 ? cue : content, SILENCE));
  }
  return found;
}

const DENIES = /^(?:denies|denied|denying|disputes|disputed|refutes|refuted)$/u;

/** "He denies the charge": short as it is, a newsroom must not miss it. */
function denials(reading: Reading, kinds: TagKinds): Judged[] {
  const { words } = reading.tokens;
  const { breaks, sentenceOf, quotes, tags } = reading;
  return words.flatMap((word, at) => {
    if (!DENIES.test(word) || (quotes.of[at] ?? -1) >= 0 || kinds.isVerb[tags[at] ?? 0] !== 1) return [];
    const [from, to] = [breaks.sentences[sentenceOf[at] ?? 0] ?? 0, breaks.sentences[(sentenceOf[at] ?? 0) + 1] ?? 0];
    const end = runEnd(at + 1, to, (token) => !/^[,.;“"—–]|^--$/u.test(words[token] ?? ''));
    const source = subjectBefore(reading, kinds, from, at);
    const isAuxiliary = /^(?:has|have|had|also|repeatedly|flatly)$/u;
    const who = source.filter((token, n) => n === 0 || !isAuxiliary.test(words[token] ?? ''));
    return source.length === 0 || end === at + 1 ? [] : [made(who, [at], range(at + 1, end), DENIAL)];
  });
}

/** The nouns before the verb, back to a comma, a verb or the sentence's start. */
function subjectBefore({ tokens, tags, quotes }: Reading, kinds: TagKinds, from: number, verb: number): number[] {
  let first = verb;
  while (first > from && verb - first < 14) {
    const at = first - 1;
    const tag = tags[at] ?? 0;
    if (
      (quotes.of[at] ?? -1) >= 0 ||
      kinds.isVerb[tag] ||
      /^[,;:.()—–]$|^--$/u.test(tokens.words[at] ?? '') ||
      /^(?:and|but|that|while|when|as|because|if|although)$/iu.test(tokens.words[at] ?? '')
    )
      break;
    first = at;
  }
  while (first < verb && kinds.isAdverb[tags[first] ?? 0]) first += 1;
  const run = range(first, verb);
  return run.some((at) => kinds.isNoun[tags[at] ?? 0] || kinds.isPronoun[tags[at] ?? 0]) ? run : [];
}

function made(source: number[], cue: number[], content: number[], chance: number): Judged {
  const candidate: Candidate = {
    cue,
    source,
    content,
    cueChance: chance,
    sourceChance: 1,
    contentChance: 1,
    weakest: 1,
    leftOut: 0,
    rank: 0,
    behind: 0,
  };
  return { candidate, chance };
}

function runEnd(from: number, to: number, holds: (at: number) => boolean): number {
  let end = from;
  while (end < to && holds(end)) end += 1;
  return end;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
