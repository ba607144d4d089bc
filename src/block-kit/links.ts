import type { Link, LinkKind, Touches, Version } from '../domain/claim.ts';
import { corroborating, independentSources, reportsOf } from '../domain/independent-sources.ts';
import { button } from './controls.ts';
import { steady } from './escape.ts';
import { italic, type Part } from './rich.ts';

/** What a claim does to another, in the middle of a sentence. */
export const LINK_VERBS: Readonly<Record<LinkKind, string>> = {
  denies: 'denies',
  disputes: 'disputes',
  corroborates: 'corroborates',
  responds_to: 'answers',
  repeats: 'repeats',
};

/** The same, seen from the other one. */
const PASSIVES: Readonly<Record<LinkKind, string>> = {
  denies: 'Denied in',
  disputes: 'Disputed in',
  corroborates: 'Corroborated in',
  responds_to: 'Answered in',
  repeats: 'Repeated in',
};

/** What a response touches of the claim that it answers. */
const TOUCHES_LABELS: Readonly<Record<Touches, string>> = {
  fact: 'the fact',
  quote: 'the quote’s accuracy',
  context: 'its context',
  non_denial: 'a non-denial: nothing of it',
};

/** "denies HACK-2 (the fact)". */
export const linkPhrase = (kind: LinkKind, reference: string, touches: Touches | null): string =>
  `${LINK_VERBS[kind]} ${reference}${touches ? ` (${TOUCHES_LABELS[touches]})` : ''}`;

/** More would bury the claim itself; `denials` and `sources` list them all. */
const SHOWN_MAX = 8;

/** A claim's links, a line each; what corroborates it, in one, with the count of independent sources. */
export function linkLines(version: Version): Part[][] {
  const bearing = version.links.filter(({ kind, confirmed }) => kind === 'corroborates' && confirmed);
  const others = version.links.filter((link) => !bearing.includes(link));
  return [...corroboration(version, bearing), ...others.slice(0, SHOWN_MAX).map((link) => [italic(linkLine(link))])];
}

function linkLine({ kind, direction, reference, actor, confirmed, touches }: Link): string {
  const verb = LINK_VERBS[kind];
  const what = direction === 'to' ? `${verb.charAt(0).toUpperCase()}${verb.slice(1)}` : PASSIVES[kind];
  const mark = touches ? `, ${TOUCHES_LABELS[touches]}` : '';
  return `${what} ${reference} (${steady(actor)})${mark}${confirmed ? '' : ', as is suggested'}`;
}

/** Repeats of one report are one: whatever rests on the claim's own source adds none. */
function corroboration(version: Version, bearing: readonly Link[]): Part[][] {
  if (bearing.length === 0) return [];
  const count = corroborating(independentSources(reportsOf(version)));
  const named = bearing.slice(0, SHOWN_MAX).map(({ reference, actor }) => `${reference} (${steady(actor)})`);
  const by =
    count === 0
      ? 'Corroborated by no independent source, only by its own'
      : `Corroborated by ${count} independent ${count === 1 ? 'source' : 'sources'}`;
  return [[italic(`${by}: ${named.join(', ')}`)]];
}

export const LINK_ACTION = 'claim.link.make';
export const REMOVE_LINK_ACTION = 'claim.link.remove';

/** One version that does something to another, of one story. Their claims are what is linked. */
export interface Pair {
  readonly version: Version;
  readonly kind: LinkKind;
  readonly other: Version;
}

/** A button that links, confirms a suggestion, or takes a link away. */
export const linkButton = (label: 'Link' | 'Confirm' | 'Remove', pair: Pair) =>
  button(label, label === 'Remove' ? REMOVE_LINK_ACTION : LINK_ACTION, pairValue(pair));

/** What a button about a link carries. */
export const pairValue = ({ version, kind, other }: Pair): string => `${version.id} ${kind} ${other.id}`;
