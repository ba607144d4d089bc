import type { Version } from '../../src/domain/claim.ts';
import type { ActorId, ClaimId, StoryId, UserId, VersionId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';

/** Sunday, 11 August 2024, noon in New York. */
const NOON = 1_723_392_000;

/**
 * An approved claim of the story HACK as the store hands it over: unless said otherwise, the nth is one in which Steven
 * Cheung accuses Iran.
 */
export const versionOf = (number: number, over: Partial<Version> = {}): Version => ({
  id: number as VersionId,
  claim: number as ClaimId,
  story: 1 as StoryId,
  reference: `HACK-${number}`,
  edition: 1,
  words: 'These documents were illegally obtained from foreign sources hostile to the United States.',
  kind: 'quote',
  stance: 'statement',
  speaker: { id: 1 as ActorId, name: 'Steven Cheung' },
  title: 'Trump campaign spokesman',
  titleThen: over.title === undefined ? 'Trump campaign spokesman' : over.title,
  about: [{ id: 2 as ActorId, name: 'Iran' }],
  said: parseSaid('2024-08-10'),
  venue: 'in a statement',
  outlet: null,
  link: null,
  groundRules: 'on_the_record',
  terms: null,
  identityKnownTo: null,
  embargo: null,
  source: null,
  status: 'approved',
  proposedBy: 'U0RITA' as UserId,
  proposedAt: NOON,
  decidedAt: NOON + 60,
  decidedBy: ['U0ANA' as UserId],
  reason: null,
  amends: null,
  ended: null,
  sealed: null,
  correctionPending: false,
  responses: [],
  confidence: null,
  links: [],
  reprints: [],
  ...over,
});
