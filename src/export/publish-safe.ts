import { agreedDescription, apAttribution } from '../domain/ap-style.ts';
import type { AmendmentKind, LinkKind, Stance, Version, WordsKind } from '../domain/claim.ts';
import { isUnnamed } from '../domain/description.ts';
import { embargoLeft } from '../domain/embargo.ts';
import type { Instant } from '../domain/ids.ts';
import { namedIn } from '../domain/named-in.ts';
import type { Said } from '../domain/said.ts';

/**
 * A claim in the form in which it may leave the newsroom. All that a format can write is here, so that no format can write
 * more: no terms, no source text, no reason, nobody of the newsroom.
 */
export interface Publishable {
  readonly reference: string;
  readonly edition: number;
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  /** The name; of a speaker on background, the description that was agreed on. */
  readonly speaker: string;
  readonly groundRules: 'on_the_record' | 'on_background';
  /** `null` on background, as are venue, outlet and link: together they may tell who it was. */
  readonly title: string | null;
  readonly about: readonly string[];
  readonly said: Said | null;
  readonly venue: string | null;
  readonly outlet: string | null;
  readonly link: string | null;
  /** In AP style, ready to print. */
  readonly attribution: string;
  readonly approvedAt: Instant | null;
  readonly amended: AmendmentKind | null;
  readonly correctionPending: boolean;
  /** What answers it: denials, refusals and silences from those it is about, and what was linked; each is kept, too. */
  readonly responses: readonly { readonly reference: string; readonly stance: Stance; readonly speaker: string }[];
}

/**
 * Why a version stays behind. `no_description`: said on background, with no description on file that may be printed.
 * `names_the_speaker`: said on background, by somebody whom the words or their attribution name.
 */
export type LeftOutReason =
  | 'waiting'
  | 'declined'
  | 'retracted'
  | 'sealed'
  | 'embargo'
  | 'deep_background'
  | 'no_description'
  | 'names_the_speaker';

/** How many versions stay behind, by reason; a reason that holds for none is absent. */
export type LeftOut = Readonly<Partial<Record<LeftOutReason, number>>>;

/** What an export may hold, in the order given, and how much stays behind. */
export interface Safe {
  readonly kept: readonly Publishable[];
  readonly leftOut: LeftOut;
}

/**
 * What of these versions may be published, and in which form. Earlier editions of a claim are no claims of their own: they
 * are neither kept nor counted.
 *
 * A response that was given on background by somebody with a name is kept as a claim, and not told of beside what it
 * answers: "an aide denied it" under a claim about one person says who the aide is.
 *
 * @param versions - of one story, all of them in the asker's sight; nothing else is counted
 * @param clock - by which embargoes end; without one, none has
 */
export function publishSafe(versions: readonly Version[], clock: Clock | null = null): Safe {
  const leftOut: Partial<Record<LeftOutReason, number>> = {};
  const safe: Version[] = [];
  for (const version of versions) {
    if (version.status === 'replaced') continue;
    const reason = reasonToLeaveOut(version, clock);
    if (reason === null) safe.push(version);
    else leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  }
  const answers = new Map(
    safe.filter(maySayWhoAnswered).map((version) => [version.reference, printedSpeaker(version)]),
  );
  return { kept: safe.map((version) => publishable(version, answers)), leftOut };
}

/** Two counts as one. */
export function together(one: LeftOut, other: LeftOut): LeftOut {
  const sums: Partial<Record<LeftOutReason, number>> = { ...one };
  for (const reason of REASONS) if (other[reason]) sums[reason] = (sums[reason] ?? 0) + other[reason];
  return sums;
}

/** In the order in which a manifest lists them. */
export const REASONS: readonly LeftOutReason[] = [
  'waiting',
  'declined',
  'retracted',
  'sealed',
  'embargo',
  'deep_background',
  'no_description',
  'names_the_speaker',
];

/** The moment, and the IANA name of the story's zone. */
interface Clock {
  readonly now: Instant;
  readonly zone: string;
}

function reasonToLeaveOut(version: Version, clock: Clock | null): LeftOutReason | null {
  if (version.sealed) return 'sealed';
  if (version.status === 'proposed') return 'waiting';
  if (version.status !== 'approved') return version.status === 'declined' ? 'declined' : 'retracted';
  const { embargo } = version;
  if (embargo && (clock === null || embargoLeft(embargo, clock.zone, clock.now) > 0)) return 'embargo';
  if (version.groundRules === 'on_the_record') return null;
  if (version.groundRules === 'on_deep_background') return 'deep_background';
  const { name } = version.speaker;
  if (agreedDescription(name, version.terms) === null) return 'no_description';
  if (isUnnamed(name)) return null;
  const printed = [attributionOf(version), version.words, ...version.about.map((actor) => actor.name)];
  return namedIn(printed.join('\n'), [{ name, aliases: [] }]).length > 0 ? 'names_the_speaker' : null;
}

const attributionOf = (version: Version): string =>
  apAttribution({ ...version, speaker: version.speaker.name, title: version.titleThen });

/** The speaker as they may be called; the caller has left out those of whom nothing may be said. */
const printedSpeaker = ({ speaker, groundRules, terms }: Version): string =>
  groundRules === 'on_the_record' ? speaker.name : (agreedDescription(speaker.name, terms) ?? '');

const maySayWhoAnswered = ({ groundRules, speaker }: Version): boolean =>
  groundRules === 'on_the_record' || isUnnamed(speaker.name);

/** What answers it: those it is about, and what a person linked as an answer. */
function responsesTo({
  responses,
  links,
}: Version): readonly { readonly reference: string; readonly stance: Stance }[] {
  const linked = links.filter(
    ({ kind, direction, confirmed }) => ANSWERS.has(kind) && direction === 'from' && confirmed,
  );
  const known = new Set(responses.map(({ reference }) => reference));
  return [...responses, ...linked.filter(({ reference }) => !known.has(reference))];
}

const ANSWERS: ReadonlySet<LinkKind> = new Set(['denies', 'disputes', 'responds_to']);

function publishable(version: Version, answers: ReadonlyMap<string, string>): Publishable {
  const { reference, edition, words, kind, stance, said, correctionPending } = version;
  const isNamed = version.groundRules === 'on_the_record';
  const ifNamed = (text: string | null): string | null => (isNamed ? text : null);
  const shownResponses = responsesTo(version).flatMap(({ reference: answer, stance: how }) => {
    const speaker = answers.get(answer);
    return speaker === undefined ? [] : [{ reference: answer, stance: how, speaker }];
  });
  return {
    ...{ reference, edition, words, kind, stance, said, correctionPending },
    speaker: printedSpeaker(version),
    groundRules: isNamed ? 'on_the_record' : 'on_background',
    title: ifNamed(version.titleThen),
    about: version.about.map(({ name }) => name),
    venue: ifNamed(version.venue),
    outlet: ifNamed(version.outlet),
    link: ifNamed(version.link),
    attribution: attributionOf(version),
    approvedAt: version.decidedAt,
    amended: version.amends?.kind ?? null,
    responses: shownResponses,
  };
}
