import fc from 'fast-check';
import type { Version } from '../../src/domain/claim.ts';
import type { ActorId, ClaimId, StoryId, UserId, VersionId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import type { ExportContent } from '../../src/export/content.ts';
import { identifiers } from '../../src/export/identifiers.ts';
import { publishSafe } from '../../src/export/publish-safe.ts';
import { ana, noon, rita } from '../store/samples.ts';

const story = 1 as StoryId;

/** The nth claim of a story, approved and on the record unless said otherwise. */
export const aVersion = (number: number, over: Partial<Version> = {}): Version => ({
  id: number as VersionId,
  claim: number as ClaimId,
  story,
  reference: `HACK-${number}`,
  edition: 1,
  words: 'These documents were illegally obtained from foreign sources hostile to the United States.',
  kind: 'quote',
  stance: 'statement',
  speaker: { id: 1 as ActorId, name: 'Steven Cheung' },
  about: [{ id: 2 as ActorId, name: 'Iran' }],
  title: 'Trump campaign spokesman',
  titleThen: over.title === undefined ? 'Trump campaign spokesman' : over.title,
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
  proposedBy: rita,
  proposedAt: noon,
  decidedAt: noon + 60,
  decidedBy: [ana],
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

export const actor = (id: number, name: string) => ({ id: id as ActorId, name });

/** What formats are written from, for versions of one story. */
export function contentOf(versions: readonly Version[]): ExportContent {
  return {
    story: {
      key: 'HACK',
      slug: 'trump-campaign-hack',
      title: 'Hack of the *Trump* campaign',
      zone: 'America/New_York',
      madeAt: noon,
    },
    claims: publishSafe(versions).kept,
    at: noon + 3_600,
    order: 'speaker',
    uriOf: identifiers(new Uint8Array(32), story),
  };
}

/** Texts that trouble somebody: formulas, marks, line ends, signs of each format, many scripts. */
const awkward = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1",
    '+',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r',
    '"',
    '""',
    ',',
    ';',
    '\r\n',
    '\n\n\n',
    '  ',
    '> ',
    '# ',
  ),
  fc.constantFrom(
    '*bold*',
    '_',
    '`',
    '<b>',
    '&amp;',
    '1. ',
    '\\',
    '[a](b)',
    '</script>',
    '\u2028',
    '\uFEFF',
    '＝',
    '́',
    '👩‍👩‍👧',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** NUL aside, which no field of a form can hold. */
export const typedText = fc
  .array(awkward, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\u0000', ''))
  .filter((text) => text !== '' && text.isWellFormed());

/** Claims whose every text is awkward. */
export const awkwardVersions = fc
  .array(
    fc.record({
      words: typedText,
      kind: fc.constantFrom('quote', 'partial_quote', 'paraphrase'),
      stance: fc.constantFrom('statement', 'denial', 'declined_comment', 'no_response'),
      speaker: typedText.map((name) => actor(1, name)),
      about: fc.array(typedText, { maxLength: 3 }).map((names) => names.map((name, at) => actor(at + 2, name))),
      title: fc.option(typedText),
      said: fc
        .constantFrom(null, '2024', '2024-06', '2024-08-10', '2024-08-10T17:02', '2024-08-04/2024-08-10')
        .map((said) => said && parseSaid(said)),
      venue: fc.option(typedText),
      outlet: fc.option(typedText),
      link: fc.constantFrom(null, 'https://example.com/?a=1&b=<2>'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map((over, at) => aVersion(at + 1, over as Partial<Version>)));

export const staff = { rita, ana, eve: 'U0EVE' as UserId };
