import { precision } from '../domain/said.ts';
import type { ExportContent } from './content.ts';
import { isoIn, saidAt } from './iso-time.ts';
import type { Publishable } from './publish-safe.ts';

/** One thing of the graph. */
type Node = Readonly<Record<string, unknown>>;

/**
 * The claims in schema.org's words, as one JSON-LD graph: the story as a `Collection`, those who take part, and each claim
 * as a `Quotation` (exact words) or a `Claim` (any other).
 *
 * Schema.org has no relation between claims: a response is `about` the claim that it answers. An approval here says that
 * something was said, never that it is true, so nothing is a `ClaimReview`. Whether somebody who takes part is a person
 * or an organization is not on file, so they have no type.
 */
export function jsonLd(content: ExportContent): string {
  const { story, claims, at, uriOf } = content;
  const collection = {
    '@type': 'Collection',
    '@id': uriOf('story'),
    name: story.title,
    identifier: story.key,
    dateModified: isoIn(story.zone, at),
    hasPart: claims.map(({ reference }) => ({ '@id': uriOf('claim', reference) })),
  };
  const answered = answeredBy(claims);
  const nodes = claims.map((claim) => claimNode(claim, answered.get(claim.reference) ?? [], content));
  const graph = [collection, ...actors(content), ...nodes];
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)}\n`;
}

/** Those who are named, once each. Whoever is a mere description has no node: two descriptions need not be one person. */
function actors({ claims, uriOf }: ExportContent): Node[] {
  const names = new Set(claims.flatMap((claim) => [...(isNamed(claim) ? [claim.speaker] : []), ...claim.about]));
  return [...names].map((name) => ({ '@id': uriOf('actor', name), name }));
}

/** @param answers - references of the claims that it answers */
function claimNode(claim: Publishable, answers: readonly string[], { story, uriOf }: ExportContent): Node {
  const isQuotation = claim.kind === 'quote';
  // Whoever declined or kept silent said nothing: then the claim is ours, about them.
  const hasSpoken = claim.stance === 'statement' || claim.stance === 'denial';
  const speaker = isNamed(claim) ? { '@id': uriOf('actor', claim.speaker) } : { name: claim.speaker };
  const about = [
    ...(hasSpoken ? [] : [speaker]),
    ...claim.about.map((name) => ({ '@id': uriOf('actor', name) })),
    ...answers.map((reference) => ({ '@id': uriOf('claim', reference) })),
  ];
  const work = publication(claim);
  return {
    '@type': isQuotation ? 'Quotation' : 'Claim',
    '@id': uriOf('claim', claim.reference),
    identifier: claim.reference,
    isPartOf: { '@id': uriOf('story') },
    text: claim.words,
    ...(hasSpoken ? { creator: speaker } : {}),
    ...(isQuotation ? { spokenByCharacter: speaker } : {}),
    ...whenSaid(claim, story.zone),
    ...(about.length > 0 ? { about } : {}),
    ...(work ? { citation: work } : {}),
    ...(work && !isQuotation ? { appearance: work } : {}),
    creditText: claim.attribution,
    version: claim.edition,
    ...(claim.approvedAt === null ? {} : { dateModified: isoIn(story.zone, claim.approvedAt) }),
  };
}

const isNamed = ({ groundRules }: Publishable): boolean => groundRules === 'on_the_record';

/** By reference, what each claim answers. */
function answeredBy(claims: readonly Publishable[]): ReadonlyMap<string, readonly string[]> {
  const answered = new Map<string, string[]>();
  for (const { reference: question, responses } of claims) {
    for (const { reference } of responses) answered.set(reference, [...(answered.get(reference) ?? []), question]);
  }
  return answered;
}

function publication({ outlet, link }: Publishable): Node | null {
  if (outlet === null && link === null) return null;
  return {
    '@type': 'CreativeWork',
    ...(link === null ? {} : { url: link }),
    ...(outlet === null ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
  };
}

/** A date is as exact as it is known. What is known to lie between two dates has none, but the stretch that it lies in. */
function whenSaid({ said }: Publishable, zone: string): Node {
  if (said === null) return {};
  return precision(said) === 'interval' ? { temporalCoverage: said } : { dateCreated: saidAt(said, zone) ?? said };
}
