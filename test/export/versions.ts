import fc from 'fast-check';
import type { Version } from '../../src/domain/claim.ts';
import type { ActorId, StoryId, UserId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import type { ExportContent } from '../../src/export/content.ts';
import { identifiers } from '../../src/export/identifiers.ts';
import { publishSafe } from '../../src/export/publish-safe.ts';
import { ana, noon, rita } from '../store/samples.ts';
import { versionOf } from '../support/versions.ts';

const story = 1 as StoryId;

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
  .map((all) => all.map((over, at) => versionOf(at + 1, over as Partial<Version>)));

export const staff = { rita, ana, eve: 'U0EVE' as UserId };
