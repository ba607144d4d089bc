import type { ExportContent } from './content.ts';
import { isoIn, saidAt } from './iso-time.ts';
import type { Publishable } from './publish-safe.ts';

/**
 * A claim as JSON and CSV name its fields. The stored date (`said`) is in the story's zone and no more exact than anybody
 * knows; `said_at` is the instant, where the minute is known.
 */
export function record(claim: Publishable, { story }: Pick<ExportContent, 'story'>) {
  return {
    reference: claim.reference,
    edition: claim.edition,
    words: claim.words,
    kind: claim.kind,
    stance: claim.stance,
    speaker: claim.speaker,
    title: claim.title,
    about: claim.about,
    said: claim.said,
    said_at: saidAt(claim.said, story.zone),
    venue: claim.venue,
    outlet: claim.outlet,
    link: claim.link,
    ground_rules: claim.groundRules,
    attribution: claim.attribution,
    approved_at: claim.approvedAt === null ? null : isoIn(story.zone, claim.approvedAt),
    amended: claim.amended,
    correction_pending: claim.correctionPending,
    responses: claim.responses,
  };
}

type Column = keyof ReturnType<typeof record>;

/** In the order of a CSV file. */
export const COLUMNS: readonly Column[] = [
  'reference',
  'edition',
  'words',
  'kind',
  'stance',
  'speaker',
  'title',
  'about',
  'said',
  'said_at',
  'venue',
  'outlet',
  'link',
  'ground_rules',
  'attribution',
  'approved_at',
  'amended',
  'correction_pending',
  'responses',
];
