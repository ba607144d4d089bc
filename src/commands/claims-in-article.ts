import { readWhen } from '../dates/read-when.ts';
import { SURE_MIN } from '../domain/attributed.ts';
import { checkDraft, wordsOrStance } from '../domain/check-draft.ts';
import {
  ABOUT_MAX,
  type ActorChoice,
  type Draft,
  type GroundRules,
  NAME_MAX,
  type Named,
  type Stance,
} from '../domain/claim.ts';
import { claimFrom } from '../domain/claim-in-text.ts';
import { isVisible } from '../domain/fold.ts';
import { headlineIn } from '../domain/headline.ts';
import { type Article, type ImportedClaim, PROPOSALS_MAX, type ReprintedClaim } from '../domain/imported.ts';
import { namedIn } from '../domain/named-in.ts';
import { foldName, nameMatch } from '../domain/names.ts';
import type { Story } from '../domain/story.ts';
import type { Attribution } from '../extract/printer.ts';
import type { Newsroom } from '../feature.ts';
import { onFile } from './on-file.ts';

/** What an article is printed on, as its form says. */
export interface Terms {
  readonly groundRules: GroundRules;
  readonly terms: string | null;
}

/** What of an article is proposed, what is on file already, and what is left out. */
export interface FoundInArticle {
  readonly claims: readonly ImportedClaim[];
  readonly reprints: readonly ReprintedClaim[];
  /** Attributions to nobody whom the text names, those that the reading is unsure of, and those beyond the bound. */
  readonly left: { readonly unnamed: number; readonly unsure: number; readonly more: number };
}

/** "did not respond to a request for comment": the phrase itself is the proof, and what it tells is seldom read twice. */
const ASKED: ReadonlySet<Stance> = new Set(['declined_comment', 'no_response']);
const ASKED_MIN = 0.3;

type Cast = readonly (Named & { readonly aliases: readonly string[] })[];

/** Turns attributions into claims to propose, in the article's order. */
export async function claimsInArticle(
  article: Article,
  attributions: readonly Attribution[],
  story: Story,
  terms: Terms,
  newsroom: Newsroom,
): Promise<FoundInArticle> {
  const cast = await newsroom.store.actors.names({ only: [story.id] });
  // A headline only sums up what the text says.
  const body = headlineIn(article.source.text)?.end ?? 0;
  const sure = attributions.filter(({ confidence, content, stance }) => {
    return confidence >= (ASKED.has(stance) ? ASKED_MIN : SURE_MIN) && (content.spans[0]?.[0] ?? 0) >= body;
  });
  const named = sure.filter(({ speaker }) => speaker !== null && isName(speaker));
  const others = namesIn(named, cast);
  const claims: ImportedClaim[] = [];
  const reprints = new Map<number, ReprintedClaim>();
  let more = 0;
  for (const attribution of named) {
    if (claims.length >= PROPOSALS_MAX) {
      more += 1;
      continue;
    }
    const found = importedFrom(attribution, article, { story, cast, others, terms }, newsroom);
    if (!found || claims.some((claim) => isSame(claim, found))) continue;
    const known = await onFile(found.draft, story, newsroom);
    if (known !== null) reprints.set(known, { claim: known, spans: found.spans });
    else claims.push({ ...found, answers: answeredBy(found, claims) });
  }
  const left = { unnamed: sure.length - named.length, unsure: attributions.length - sure.length, more };
  return { claims, reprints: [...reprints.values()], left };
}

/** What a claim of an article is made with. */
interface Setting {
  readonly story: Story;
  readonly cast: Cast;
  /** Those whom the article names as speakers and who are not on file. */
  readonly others: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly terms: Terms;
}

const isName = (name: string): boolean => isVisible(name) && name.length <= NAME_MAX && name.isWellFormed();

function importedFrom(
  attribution: Attribution,
  { source, outlet }: Article,
  { story, cast, others, terms }: Setting,
  newsroom: Newsroom,
): ImportedClaim | null {
  const found = claimFrom(attribution, source.text);
  if (found === null) return null;
  const { speaker, stance, title, venue } = found;
  const typed = found.when ?? '';
  const when = readWhen(typed, { zone: story.zone, now: newsroom.now(), ...dayOf(source.saidAt) });
  const draft: Draft = {
    words: wordsOrStance(found.words, stance),
    kind: found.kind,
    stance,
    speaker: actorOf(speaker, cast, others),
    title,
    about: aboutOf(found.words, attribution.about, speaker, cast, others),
    said: when.ok ? when.said : null,
    venue,
    outlet,
    link: source.permalink,
    groundRules: terms.groundRules,
    terms: terms.terms,
    identityKnownTo: null,
    embargo: null,
  };
  const fields = { ...draft, link: draft.link ?? '', terms: draft.terms ?? '', speaker };
  const problems = checkDraft({ ...fields, groundRules: 'on_the_record', identityKnownTo: 'nobody', besides: 500 });
  if (problems.words || problems.kind) return null;
  return { draft, spans: found.spans, confidence: attribution.confidence, answers: null };
}

const dayOf = (reference: number | null): { reference?: number } => (reference === null ? {} : { reference });

/** The actor on file whom a name can only mean, or the name as a new one. */
function actorOf(name: string, cast: Cast, others: Setting['others']): ActorChoice {
  const judged = cast.map((actor) => ({ actor, how: nameMatch(name, actor.name, actor.aliases) }));
  const whole = judged.filter(({ how }) => how === 'same' || how === 'alias');
  const part = judged.filter(({ how }) => how === 'part');
  const [known] = whole.length > 0 ? whole : part.length === 1 ? part : [];
  if (known) return { id: known.actor.id };
  return others.find((other) => foldName(other.name) === foldName(name)) ?? { name };
}

/** Speakers whom the story does not know, each with the other names that the text uses. */
function namesIn(attributions: readonly Attribution[], cast: Cast): Setting['others'] {
  const names = new Map<string, { name: string; aliases: Set<string> }>();
  for (const { speaker, source } of attributions) {
    if (speaker === null || 'id' in actorOf(speaker, cast, [])) continue;
    const known = names.get(foldName(speaker)) ?? { name: speaker, aliases: new Set<string>() };
    names.set(foldName(speaker), known);
    const called = source?.text.replace(/\s+/gu, ' ').trim() ?? '';
    if (isAlias(called, speaker)) known.aliases.add(called);
  }
  return [...names.values()].map(({ name, aliases }) => ({ name, aliases: [...aliases] }));
}

/** An abbreviation in capitals that is no part of the name: "CISA". A surname finds its actor without being one. */
const isAlias = (called: string, name: string): boolean =>
  /^\p{Lu}[\p{Lu}.&-]{1,9}$/u.test(called) && nameMatch(called, name, []) === null;

/** Whom the words name, by a name on file or one that the text gives them, the speaker aside. */
function aboutOf(
  words: string,
  read: Attribution['about'],
  speaker: string,
  cast: Cast,
  others: Setting['others'],
): ActorChoice[] {
  const isOther = ({ name }: { readonly name: string }): boolean => foldName(name) !== foldName(speaker);
  const known = namedIn(words, cast).filter(isOther);
  const fresh = namedIn(words, others).filter(isOther);
  // A place alone ("Tehran") stands for a government only where that is on file.
  const full = read.filter((one) => isOther(one) && isName(one.name) && /\s/u.test(one.name.trim()));
  const named = full.map(({ name }) => actorOf(name, cast, others));
  const all: ActorChoice[] = [...known.map(({ id }) => ({ id })), ...fresh, ...named];
  return all.filter((one, at) => all.findIndex((other) => isOne(one, other)) === at).slice(0, ABOUT_MAX);
}

/** The nearest earlier statement about whoever denies, declines or stays silent here. */
function answeredBy({ draft }: ImportedClaim, before: readonly ImportedClaim[]): ImportedClaim['answers'] {
  if (draft.stance === 'statement') return null;
  const at = before.findLastIndex(
    (claim) =>
      claim.draft.stance === 'statement' &&
      claim.draft.about.some((actor) => isOne(actor, draft.speaker)) &&
      !isOne(claim.draft.speaker, draft.speaker),
  );
  return at < 0 ? null : { at, kind: draft.stance === 'denial' ? 'denies' : 'responds_to' };
}

function isOne(one: ActorChoice, other: ActorChoice): boolean {
  if ('id' in one || 'id' in other) return 'id' in one && 'id' in other && one.id === other.id;
  return foldName(one.name) === foldName(other.name);
}

/** The same words of the same speaker, printed twice. */
const isSame = (one: ImportedClaim, other: ImportedClaim): boolean =>
  one.draft.words === other.draft.words && isOne(one.draft.speaker, other.draft.speaker);
