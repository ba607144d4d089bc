import type { Attributed } from '../domain/attributed.ts';
import type { Version } from '../domain/claim.ts';
import { type DraftQuotation, quotationsIn, restOfParagraph } from '../domain/draft-quotations.ts';
import {
  type ActorOnFile,
  type Remark,
  remarksOn,
  remarksOnParaphrase,
  remarksOnTitle,
} from '../domain/draft-remarks.ts';
import { actorsMeant, attributionOf } from '../domain/given-speaker.ts';
import { nameMatch } from '../domain/names.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/shelves/scope.ts';
import { attributionsIn } from './attributions-in.ts';
import { type Judgement, lookUp, lookUpParaphrase } from './look-up-quotation.ts';
import { readDate } from './read-claim-form.ts';

/** What was found of one quotation of a draft, or of a statement in the draft's own words that needs a look. */
export interface Finding {
  /** UTF-16 offset in the draft. */
  readonly start: number;
  readonly text: string;
  readonly judgement: Judgement | { readonly kind: 'paraphrase'; readonly version: Version };
  /** Who the draft says it was; `null` where that could not be read. */
  readonly attributed: Attributed | null;
  readonly remarks: readonly Remark[];
}

/** A draft, judged: its findings in its own order, and how many quotations were too short to be looked up. */
export interface JudgedDraft {
  readonly findings: readonly Finding[];
  readonly short: number;
}

/** Who asks what of whom: what may be looked at, and in which zone a date in the draft is read. */
interface Asked {
  readonly scope: Scope;
  readonly zone: string;
}

/** A draft is read in well under a second; a machine that is busy may take its time. */
const PATIENCE_MS = 20_000;

/** Holds a whole draft against what is on file. */
export async function judgeDraft(draft: string, asked: Asked, newsroom: Newsroom): Promise<JudgedDraft> {
  const attributions = await attributionsIn(draft, newsroom, PATIENCE_MS);
  const judge = new DraftJudge(draft, attributions, asked, newsroom);
  const { quotations, short } = quotationsIn(draft);
  const findings: Finding[] = [];
  for (const quotation of quotations) findings.push(await judge.quotation(quotation));
  for (const attributed of attributions) {
    const isQuoted = quotations.some(({ start, end }) => overlaps(attributed, start, end));
    const finding = isQuoted ? null : await judge.paraphrase(attributed);
    if (finding) findings.push(finding);
  }
  return { findings: findings.sort((a, b) => a.start - b.start), short };
}

const overlaps = ({ content }: Attributed, start: number, end: number): boolean =>
  content.spans.some(([from, to]) => from < end && to > start);

/** Judges the parts of one draft for one asker. */
class DraftJudge {
  readonly #draft: string;
  readonly #attributions: readonly Attributed[];
  readonly #asked: Asked;
  readonly #newsroom: Newsroom;
  readonly #casts = new Map<string, Promise<readonly ActorOnFile[]>>();

  constructor(draft: string, attributions: readonly Attributed[], asked: Asked, newsroom: Newsroom) {
    this.#draft = draft;
    this.#attributions = attributions;
    this.#asked = asked;
    this.#newsroom = newsroom;
  }

  async quotation({ text, start, end, around }: DraftQuotation): Promise<Finding> {
    const attributed = attributionOf(start, end, this.#attributions);
    const judgement = await lookUp(text, this.#lookup(attributed));
    const found = { start, text, judgement, attributed };
    if (judgement.kind === 'not_on_file') return { ...found, remarks: await this.#ofTitle(attributed) };
    if (judgement.kind === 'our_words') return { ...found, remarks: [] };
    const { version } = judgement;
    const alike = judgement.kind === 'exact' ? judgement.alike : [version];
    return { ...found, remarks: remarksOn(await this.#matched([start, end], around, attributed, version, alike)) };
  }

  /** `null` where it is nothing on file, or there is nothing to say of it. */
  async paraphrase(attributed: Attributed): Promise<Finding | null> {
    const { content } = attributed;
    const [start, end] = [content.spans[0]?.[0] ?? 0, content.spans.at(-1)?.[1] ?? 0];
    const close = await lookUpParaphrase(content.text.replace(/^that\s+/iu, ''), this.#lookup(attributed));
    if (close === null) return null;
    const { version, alike } = close;
    const around = restOfParagraph(this.#draft, start, end);
    const remarks = remarksOnParaphrase(await this.#matched([start, end], around, attributed, version, alike));
    const text = this.#draft.slice(start, end);
    return remarks.length === 0
      ? null
      : { start, text, judgement: { kind: 'paraphrase', version }, attributed, remarks };
  }

  #lookup(attributed: Attributed | null) {
    const name = attributed?.speaker ?? null;
    const isGivenTo = ({ speaker }: Version) => {
      const how = name === null ? null : nameMatch(name, speaker.name, []);
      return how !== null && how !== 'near';
    };
    return { scope: this.#asked.scope, newsroom: this.#newsroom, isGivenTo };
  }

  async #matched(
    range: readonly [number, number],
    around: string,
    attributed: Attributed | null,
    version: Version,
    alike: readonly Version[],
  ) {
    const { store, now } = this.#newsroom;
    const actors = await this.#cast({ only: [version.story] });
    const [draft, attributions] = [this.#draft, this.#attributions];
    const zone = (await store.stories.get(version.story))?.zone ?? this.#asked.zone;
    return { draft, range, around, attributed, attributions, version, alike, actors, zone, now: now() };
  }

  /** Of words that are not on file: whether their speaker held the title that they are given. */
  async #ofTitle(attributed: Attributed | null): Promise<readonly Remark[]> {
    const { title, speaker, said } = attributed ?? {};
    if (!title || !speaker || !said) return [];
    const { zone, scope } = this.#asked;
    const read = readDate(said.text, zone, null, this.#newsroom);
    const cast = await this.#cast(scope);
    const [only, ...others] = actorsMeant(speaker, cast);
    return read?.ok && only && others.length === 0 ? remarksOnTitle(title.text, read.said, only) : [];
  }

  #cast(scope: Scope): Promise<readonly ActorOnFile[]> {
    const key = JSON.stringify(scope);
    const known = this.#casts.get(key) ?? this.#newsroom.store.actors.list(scope);
    this.#casts.set(key, known);
    return known;
  }
}
