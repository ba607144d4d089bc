import { type Attributed, SURE_MIN } from './attributed.ts';
import { type Stance, TITLE_HELD_MAX, VENUE_MAX, type WordsKind } from './claim.ts';
import { quotedPieces } from './match.ts';

/** What a form for a claim can be filled from; every field as printed, `null` where the text has none. */
export interface ClaimInText {
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  readonly speaker: string;
  readonly title: string | null;
  readonly venue: string | null;
  readonly when: string | null;
}

/** What of a text a form is filled from: its surest attribution that names somebody, and how many more there are. */
export function claimsIn(
  text: string,
  attributions: readonly Attributed[],
): { readonly surest: ClaimInText | null; readonly others: number } {
  const sure = attributions.filter(({ speaker, confidence }) => speaker !== null && confidence >= SURE_MIN);
  const [surest] = sure.toSorted((a, b) => b.confidence - a.confidence);
  return { surest: surest ? claimFrom(surest, text) : null, others: Math.max(0, sure.length - 1) };
}

/** An attribution as a claim; its exact words stand letter for letter in the text. */
export function claimFrom(attributed: Attributed, text: string): ClaimInText {
  const { stance, speaker, title, venue, said } = attributed;
  return {
    ...wordsOf(attributed, text),
    stance,
    speaker: speaker ?? '',
    title: fitting(title?.text, TITLE_HELD_MAX),
    venue: fitting(venue?.text, VENUE_MAX),
    when: said?.text ?? null,
  };
}

type Words = Pick<ClaimInText, 'words' | 'kind'>;

/** What reports an answer in so many words: "denied the allegation", "declined to comment". */
const ANSWERS = /\b(?:den(?:y|ies|ied|ying)|disput|reject|refut|dismiss|declin|refus|not|n['’]t)/iu;

function wordsOf({ mode, cue, content, stance }: Attributed, text: string): Words {
  if (mode === 'quote') return exactWords(content.spans.map(([start, end]) => text.slice(start, end)));
  const whole = onlySpan(cue, content, text);
  if (stance !== 'statement' && mode === 'paraphrase' && cue && ANSWERS.test(cue.text) && whole !== null) {
    return { words: whole, kind: 'paraphrase' };
  }
  const words = content.text.replace(/^that\s+/iu, '').trim();
  if (mode === 'paraphrase') return { words, kind: 'paraphrase' };
  const pieces = quotedPieces(words);
  const [only] = pieces;
  if (only && pieces.length === 1 && only.start <= 1 && only.end >= words.length - 1) return exactWords([only.text]);
  const areExact = pieces.length > 0 && pieces.every((piece) => text.includes(piece.text));
  return { words, kind: areExact ? 'partial_quote' : 'paraphrase' };
}

/** One run is a quote. Several, of a sentence with the attribution inside, are pieces: nobody said them side by side. */
function exactWords(runs: readonly string[]): Words {
  const [first = '', ...more] = runs.map(withoutComma).filter((run) => run !== '');
  if (more.length === 0) return { words: first, kind: 'quote' };
  const isMarked = [first, ...more].some((run) => /["“”„‟«»＂]/u.test(run));
  if (!isMarked) return { words: [first, ...more].map((run) => `“${run}”`).join(' … '), kind: 'partial_quote' };
  const [longest = ''] = [first, ...more].toSorted((a, b) => b.length - a.length);
  return { words: longest, kind: 'quote' };
}

/** A comma before the closing mark is the paper's, not the speaker's. */
const withoutComma = (run: string): string => run.trim().replace(/,$/u, '');

/** From the reporting words to the end of what they report, where nothing stands between. */
function onlySpan(cue: Stretched | null, content: Stretched, text: string): string | null {
  const [start, cueEnd] = [cue?.spans[0]?.[0], cue?.spans.at(-1)?.[1]];
  const [from, end] = [content.spans[0]?.[0], content.spans.at(-1)?.[1]];
  if (start === undefined || cueEnd === undefined || from === undefined || end === undefined) return null;
  return from >= cueEnd && from - cueEnd <= 1 ? text.slice(start, end) : null;
}

type Stretched = Attributed['content'];

const fitting = (text: string | undefined, max: number): string | null =>
  text !== undefined && text.length <= max ? text : null;
