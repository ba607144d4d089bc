import type { Attributed } from './attributed.ts';
import type { Named, Version } from './claim.ts';
import { isDescription } from './description.ts';
import { tokens } from './fold.ts';
import { namedIn } from './named-in.ts';
import { foldName } from './names.ts';

type Sourced = Pick<Version, 'speaker' | 'outlet' | 'source'>;

/** Several who are not named: AP asks for more than one of them where a story says so. */
const PLURAL =
  /\b(?:sources|officials|people|persons|individuals|aides|advis[eo]rs|insiders|staffers|staff members|diplomats|lawmakers|investigators|prosecutors|lawyers|experts|executives|employees|members|operatives|agents|officers)$/iu;
/** What only tells more of a source. */
const TELLS_MORE =
  /\s+(?:of|for|from|to|with|in|at|on|inside|within|familiar|briefed|close|involved|who|that)\b.*$|,.*$/isu;

/**
 * The one source of what a draft gives to several ("sources", "people familiar with the matter"); `null` where the draft
 * does not, or more than one is on file, or the one on file is several people.
 *
 * @param onFile - all versions that say it
 */
export function onlySource<Said extends Sourced>({ source }: Attributed, onFile: readonly Said[]): Said | null {
  if (source === null || !isSeveral(source.text)) return null;
  const [first] = onFile;
  const sources = new Set(onFile.map(sourceKey));
  return first && sources.size === 1 && !isSeveral(first.speaker.name) ? first : null;
}

/** Whether a source is several who are not named: "two officials familiar with the matter". */
export const isSeveral = (source: string): boolean => PLURAL.test(source.trim().replace(TELLS_MORE, ''));

/** A person is one source wherever they spoke; "a senior official" may be another one in another report. */
function sourceKey({ speaker, outlet, source }: Sourced): string {
  const name = foldName(speaker.name);
  return isDescription(speaker.name) ? `${name}|${foldName(outlet ?? '')}|${source?.id ?? ''}` : name;
}

/** What a response is reported with. */
const ANSWER =
  /^(?:den(?:y|ies|ied|ying|ials?)|disput\p{L}*|reject\p{L}*|refut\p{L}*|dismiss\p{L}*|rebut\p{L}*|declin\p{L}*|refus\p{L}*|respon\p{L}*|repl(?:y|ies|ied)|comment\p{L}*|answer\p{L}*|reach\p{L}*|false|untrue|baseless|unfounded)$/u;

/**
 * Whether a draft has an answer of somebody: something that they are said to have said, or a sentence that names them and
 * speaks of one.
 *
 * @param quotation - the stretch of the draft that they would answer, which holds no answer of theirs
 */
export function isAnsweredIn(
  draft: string,
  actor: { readonly name: string; readonly aliases: readonly string[] },
  attributions: readonly Attributed[],
  quotation: readonly [start: number, end: number],
): boolean {
  const names = (text: string): boolean => namedIn(text, [actor]).length > 0;
  if (attributions.some(({ source, speaker }) => names(`${source?.text ?? ''}\n${speaker ?? ''}`))) return true;
  const rest = `${draft.slice(0, quotation[0])} ${draft.slice(quotation[1])}`;
  const sentences = rest.split(/(?<=[.!?…]["”’)]*)\s+|\n+/u);
  return sentences.some((sentence) => names(sentence) && tokens(sentence).some(({ folded }) => ANSWER.test(folded)));
}

/**
 * Whom a statement accuses or describes. An answer is not asked of the speaker, nor of whom the speaker speaks for.
 */
export function accusedIn({
  speaker,
  title,
  stance,
  about,
}: Pick<Version, 'speaker' | 'title' | 'stance' | 'about'>): readonly Named[] {
  if (stance !== 'statement') return [];
  const own = new Set(tokens(`${title ?? ''} ${speaker.name}`).map(({ folded }) => folded));
  return about.filter(({ id, name }) => id !== speaker.id && !tokens(name).every(({ folded }) => own.has(folded)));
}

/** Those of {@link accusedIn} who have given no answer, on file or in the draft. */
export function unansweredIn(
  version: Pick<Version, 'speaker' | 'title' | 'stance' | 'about' | 'responses'>,
  isAnswered: (actor: Named) => boolean,
): readonly Named[] {
  const answered = new Set(version.responses.map(({ actor }) => foldName(actor)));
  return accusedIn(version).filter((actor) => !answered.has(foldName(actor.name)) && !isAnswered(actor));
}
