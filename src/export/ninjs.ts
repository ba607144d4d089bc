import { titleAndName } from '../domain/ap-style.ts';
import { describeSaid } from '../domain/said.ts';
import { brief } from './brief.ts';
import type { ExportContent } from './content.ts';
import { isoIn, saidAt } from './iso-time.ts';
import type { Publishable } from './publish-safe.ts';

const STANDARD = { name: 'ninjs', version: '3.3', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#' };
const PLAIN = 'text/plain';

/**
 * The story as one news item of IPTC ninjs 3.3, with the brief as its body and each claim as an associated item.
 *
 * What the standard has no property for keeps to its own: the reference is an alternative id, a date that is not known to
 * the minute is a description, and an answer is an item associated with the claim that it answers.
 */
export function ninjs(content: ExportContent): string {
  const { story, at, uriOf } = content;
  const item = {
    uri: uriOf('story'),
    standard: STANDARD,
    type: 'composite',
    representationType: 'full',
    profile: 'claims',
    version: String(Math.floor(at)),
    firstCreated: isoIn(story.zone, story.madeAt),
    versionCreated: isoIn(story.zone, at),
    pubStatus: 'usable',
    title: story.title,
    slugline: story.slug,
    headlines: [{ contentType: PLAIN, value: story.title }],
    bodies: [{ role: 'brief', contentType: 'text/markdown', value: brief(content) }],
    altIds: [{ role: 'story-key', value: story.key }],
    associations: content.claims.map((claim) => claimItem(claim, content)),
  };
  return `${JSON.stringify(item, null, 2)}\n`;
}

function claimItem(claim: Publishable, { story, uriOf }: ExportContent) {
  const said = saidAt(claim.said, story.zone);
  const facts = [
    { role: 'kind', value: claim.kind },
    { role: 'stance', value: claim.stance },
    ...(claim.said === null ? [] : [{ role: 'when', contentType: PLAIN, value: describeSaid(claim.said) }]),
    ...(claim.venue === null ? [] : [{ role: 'venue', contentType: PLAIN, value: claim.venue }]),
  ];
  const sources = [
    ...(claim.outlet === null ? [] : [{ role: 'outlet', name: claim.outlet }]),
    ...(claim.link === null ? [] : [{ role: 'link', literal: claim.link }]),
  ];
  return {
    name: claim.reference,
    rel: 'claim',
    uri: uriOf('claim', claim.reference),
    type: 'text',
    version: String(claim.edition),
    ...(claim.approvedAt === null ? {} : { versionCreated: isoIn(story.zone, claim.approvedAt) }),
    ...(said === null ? {} : { contentCreated: said }),
    pubStatus: 'usable',
    by: titleAndName(claim.speaker, claim.title),
    bodies: [
      { role: 'words', contentType: PLAIN, value: claim.words },
      { role: 'attribution', contentType: PLAIN, value: claim.attribution },
    ],
    descriptions: facts,
    altIds: [{ role: 'reference', value: claim.reference }],
    ...(claim.about.length > 0 ? { subjects: claim.about.map((name) => ({ name, rel: 'about' })) } : {}),
    ...(sources.length > 0 ? { infoSources: sources } : {}),
    ...(claim.groundRules === 'on_background' ? { usageTerms: `On background: attribute to ${claim.speaker}.` } : {}),
    ...(claim.correctionPending ? { edNote: 'A correction waits for review.' } : {}),
    ...(claim.responses.length > 0
      ? {
          associations: claim.responses.map(({ reference, stance }) => ({
            name: reference,
            rel: stance,
            uri: uriOf('claim', reference),
            type: 'text',
            representationType: 'partial',
          })),
        }
      : {}),
  };
}
