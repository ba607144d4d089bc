import { compareSaid, describeSaid, parseSaid, type Said } from '../domain/said.ts';
import type { ExportContent } from './content.ts';
import { isoIn } from './iso-time.ts';
import { blockQuote, inline } from './markdown.ts';
import type { Publishable } from './publish-safe.ts';

/**
 * A story's claims to read: each with its words to the letter, its attribution in AP style, and the responses to it beside
 * it. As Markdown (CommonMark).
 */
export function brief({ story, claims, at, order }: ExportContent): string {
  const byReference = new Map(claims.map((claim) => [claim.reference, claim]));
  const sections = grouped(claims.toSorted(byTime), order === 'speaker' ? ({ speaker }) => speaker : day);
  const parts = [
    `# ${inline(story.title)} (${inline(story.key)})`,
    `${claims.length === 1 ? '1 claim' : `${claims.length} claims`}, as of ${isoIn(story.zone, at)}. ` +
      'Editors signed off that each was said, then and there, by that speaker: never that it is true.',
    ...sections.flatMap(([heading, members]) => [
      `## ${inline(heading)}`,
      ...members.map((claim) => entry(claim, byReference)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const byTime = (a: Publishable, b: Publishable): number => {
  if (a.said !== null && b.said !== null) return compareSaid(a.said, b.said);
  return Number(a.said === null) - Number(b.said === null);
};

const day = ({ said }: Publishable): string =>
  said === null ? 'Date not known' : describeSaid(parseSaid(said.replace(/T\d\d:\d\d/gu, '')) ?? (said as Said));

/** In the order in which each group's first member comes. */
function grouped(claims: readonly Publishable[], keyOf: (claim: Publishable) => string): [string, Publishable[]][] {
  const groups = new Map<string, Publishable[]>();
  for (const claim of claims) {
    const key = keyOf(claim);
    const members = groups.get(key);
    if (members) members.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups];
}

function entry(claim: Publishable, byReference: ReadonlyMap<string, Publishable>): string {
  const notes = [
    ...(claim.outlet === null ? [] : [inline(claim.outlet)]),
    ...(claim.link === null ? [] : [`<${address(claim.link)}>`]),
    ...(claim.groundRules === 'on_background' ? ['on background'] : []),
    ...(claim.amended === null ? [] : [claim.amended === 'correction' ? 'corrected' : 'clarified']),
    ...(claim.correctionPending ? ['a correction waits for review'] : []),
  ];
  const facts = [`**${inline(claim.reference)}**`, WHOSE_WORDS[claim.kind], ...notes].join(' · ');
  const responses = claim.responses.flatMap(({ reference }) => {
    const response = byReference.get(reference);
    return response ? [`- Response, ${inline(reference)}: ${inline(response.attribution)}`] : [];
  });
  const parts = [facts, blockQuote(claim.words), inline(claim.attribution)];
  return [...parts, ...(responses.length > 0 ? [responses.join('\n')] : [])].join('\n\n');
}

const WHOSE_WORDS = { quote: 'exact words', partial_quote: 'partly exact words', paraphrase: 'our words' } as const;

/** Between angle brackets an address ends at the next one, and at a space. */
const address = (link: string): string => link.replace(/[\s<>\\]/gu, encodeURIComponent);
