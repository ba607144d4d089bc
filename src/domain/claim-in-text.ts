import { type Attributed, SURE_MIN } from './attributed.ts';
import { type Span, type Stance, TITLE_HELD_MAX, VENUE_MAX } from './claim.ts';
import { type TakenWords, wordsInArticle } from './words-in-article.ts';

/** An attribution as a claim; every field as printed, `null` where the text has none. */
export interface ClaimInText extends TakenWords {
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

/** An attribution as a claim, whose words are what stands at its spans; `null` where no words are left. */
export function claimFrom(attributed: Attributed, text: string): ClaimInText | null {
  const { mode, stance, speaker, title, venue, said } = attributed;
  const kind = stance === 'no_response' ? 'paraphrase' : mode;
  const spans = kind === 'quote' ? attributed.content.spans : withCue(attributed, text);
  const taken = wordsInArticle(text, spans, kind);
  if (taken === null) return null;
  return {
    ...taken,
    ...{ stance, speaker: speaker ?? '', when: said?.text ?? null },
    title: printed(title?.text, TITLE_HELD_MAX),
    venue: printed(venue?.text, VENUE_MAX),
  };
}

/** Between the reporting words and what they report stands no more than an adverb or "to". */
const CUE_GAP_MAX = 20;

/** What reports an answer in so many words: "denied the allegation", "declined to comment". */
const ANSWERS = /\b(?:den(?:y|ies|ied|ying)|disput|reject|refut|dismiss|declin|refus|not|n['’]t)/iu;

/** What takes whom or what it is about for its object: "called the charge a lie", "accused the union of lying". */
const TAKES_OBJECT = /^(?:called|described|accused|blamed|criticized|condemned|praised)$/iu;

/** "declined to name them", "called it a lie": what is no sentence by itself tells with the reporting words what was done. */
function withCue({ cue, content, stance, mode }: Attributed, text: string): readonly Span[] {
  const [first, ...rest] = content.spans;
  const [start, end] = [cue?.spans[0]?.[0], cue?.spans.at(-1)?.[1]];
  const isAnswer = stance !== 'statement' && (stance !== 'denial' || ANSWERS.test(cue?.text ?? ''));
  const tellsDone = isAnswer && (mode === 'paraphrase' || stance === 'no_response');
  if (!cue || !(tellsDone || TAKES_OBJECT.test(cue.text))) return content.spans;
  const isBefore = first && start !== undefined && end !== undefined && end <= first[0];
  if (!isBefore || text.slice(end, first[0]).length > CUE_GAP_MAX) return content.spans;
  return [[start, first[1]], ...rest];
}

/** What the text prints, on one line; `null` for nothing, or for more than the field holds. */
function printed(text: string | undefined, max: number): string | null {
  const line = text?.replace(/\s+/gu, ' ').trim() ?? '';
  return line === '' || line.length > max ? null : line;
}
