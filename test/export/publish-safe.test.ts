import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Version } from '../../src/domain/claim.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { FORMATS, fileOf } from '../../src/export/formats.ts';
import { inSentences, manifestOf } from '../../src/export/manifest.ts';
import { publishSafe } from '../../src/export/publish-safe.ts';
import { noon } from '../store/samples.ts';
import { versionOf } from '../support/versions.ts';
import { actor, contentOf, staff } from './versions.ts';

const onBackground = (over: Partial<Version> = {}): Partial<Version> => ({
  groundRules: 'on_background',
  terms: 'to a senior official',
  speaker: actor(9, 'Jane Roe'),
  identityKnownTo: staff.eve,
  ...over,
});

/** All that would be written, in each format. */
const written = (versions: readonly Version[]): string =>
  FORMATS.map((format) => Buffer.from(fileOf(contentOf(versions), format).bytes).toString('utf8')).join('\n');

describe('what may be published', () => {
  const cases: [string, Partial<Version>, string][] = [
    ['waits for review', { status: 'proposed' }, 'waiting'],
    ['was declined', { status: 'declined' }, 'declined'],
    ['is retracted', { status: 'retracted' }, 'retracted'],
    ['is sealed', { sealed: { by: staff.ana, at: noon, reason: 'Court order' } }, 'sealed'],
    ['is under an embargo', { embargo: parseSaid('2024-08-12T06:00') }, 'embargo'],
    ['was said on deep background', { groundRules: 'on_deep_background', terms: 'none' }, 'deep_background'],
    [
      'was said on background by somebody whom the terms give no description of',
      onBackground({ terms: 'ask first' }),
      'no_description',
    ],
    [
      'was said on background in words that name the speaker',
      onBackground({ words: 'Roe would not name the officials', kind: 'paraphrase' }),
      'names_the_speaker',
    ],
    [
      'was said on background under terms that name the speaker',
      onBackground({ terms: 'to an aide of Jane Roe' }),
      'names_the_speaker',
    ],
  ];
  for (const [what, over, reason] of cases) {
    it(`is nothing that ${what}`, () => {
      const { kept, leftOut } = publishSafe([versionOf(1), versionOf(2, { ...over, words: over.words ?? 'MARKED' })]);
      assert.deepEqual(
        kept.map(({ reference }) => reference),
        ['HACK-1'],
      );
      assert.deepEqual(leftOut, { [reason]: 1 });
    });
  }

  it('is an approved claim, whole; an earlier edition is not even counted', () => {
    const earlier = versionOf(1, { status: 'replaced' });
    const now = versionOf(1, { edition: 2, amends: { edition: 1, kind: 'correction', reason: 'Misheard' } });
    const { kept, leftOut } = publishSafe([earlier, now]);
    assert.deepEqual(leftOut, {});
    assert.equal(kept.length, 1);
    assert.equal(kept[0]?.amended, 'correction');
    assert.equal(kept[0]?.speaker, 'Steven Cheung');
  });

  it('is, of somebody on background, the words and the description that was agreed on', () => {
    const version = versionOf(
      1,
      onBackground({
        words: 'The hack was real.',
        title: 'TITLE',
        venue: 'VENUE',
        outlet: 'OUTLET',
        link: 'https://link.example',
      }),
    );
    const [kept] = publishSafe([version]).kept;
    assert.equal(kept?.attribution, '"The hack was real," a senior official said Saturday, Aug. 10, 2024.');
    const text = written([version]);
    assert.ok(text.includes('a senior official'));
    for (const secret of [
      'Jane',
      'Roe',
      'TITLE',
      'VENUE',
      'OUTLET',
      'link.example',
      staff.eve,
      staff.rita,
      staff.ana,
    ]) {
      assert.ok(!text.includes(secret), secret);
    }
  });

  it('tells of a response where the response may be printed, and never so that it gives away who gave it', () => {
    const accusation = (responses: Version['responses']) => versionOf(1, { about: [actor(9, 'Jane Roe')], responses });
    const denial = (over: Partial<Version>) =>
      versionOf(2, { stance: 'denial', words: 'It is false.', speaker: actor(9, 'Jane Roe'), about: [], ...over });
    const responses = [{ reference: 'HACK-2', actor: 'Jane Roe', stance: 'denial' }] as const;
    const told = (over: Partial<Version>) => publishSafe([accusation(responses), denial(over)]).kept[0]?.responses;

    assert.deepEqual(told({}), [{ reference: 'HACK-2', stance: 'denial', speaker: 'Jane Roe' }]);
    assert.deepEqual(told({ status: 'retracted' }), []);
    const link = {
      kind: 'denies',
      direction: 'from',
      reference: 'HACK-2',
      actor: 'Jane Roe',
      stance: 'denial',
      touches: 'fact',
      origin: { outlet: null, venue: null, url: null, from: 'typed' },
    } as const;
    const linked = (confirmed: boolean) => {
      const links = [{ ...link, confirmed }];
      return publishSafe([versionOf(1, { links }), denial({})]).kept[0]?.responses.length;
    };
    assert.deepEqual([linked(true), linked(false)], [1, 0]);
    assert.deepEqual(told(onBackground({})), []);
    const unnamed = onBackground({ speaker: actor(9, 'an aide'), terms: 'as an aide' });
    assert.deepEqual(told(unnamed), [{ reference: 'HACK-2', stance: 'denial', speaker: 'an aide' }]);
  });

  it('is what was under an embargo, once that has ended by the story’s clock', () => {
    const version = versionOf(1, { embargo: parseSaid('2024-08-11T12:00') });
    const kept = (now: number) => publishSafe([version], { now, zone: 'America/New_York' }).kept.length;
    assert.deepEqual([kept(noon - 1), kept(noon)], [0, 1]);
  });

  it('leaves no trace of the rest in any format', () => {
    const kinds = fc.constantFrom<Partial<Version>>(
      { status: 'proposed' },
      { status: 'declined', reason: 'MARKED reason' },
      { status: 'retracted', reason: 'MARKED reason' },
      { status: 'replaced' },
      { sealed: { by: staff.ana, at: noon, reason: 'MARKED reason' } },
      { groundRules: 'on_deep_background', terms: 'MARKED terms' },
      { groundRules: 'on_background', terms: 'MARKED terms' },
      { groundRules: 'on_background', terms: 'to an aide of MARKED' },
    );
    const marked = (over: Partial<Version>, at: number): Version =>
      versionOf(at + 2, {
        ...{ words: 'MARKED words', speaker: actor(90, 'MARKED'), about: [actor(91, 'MARKED')], title: 'MARKED' },
        ...{ venue: 'MARKED', outlet: 'MARKED', link: 'https://MARKED.example', ...over },
      });
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 6 }), (overs) => {
        const hidden = overs.map(marked);
        const responses = hidden.map(({ reference }) => ({ reference, actor: 'MARKED', stance: 'denial' }) as const);
        const text = written([versionOf(1, { responses }), ...hidden]);
        assert.ok(text.includes('HACK-1'));
        assert.ok(!text.includes('MARKED'));
        for (const { reference } of hidden) assert.ok(!text.includes(reference), reference);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the manifest of an export', () => {
  it('says what is in the file, what was left out and why, and its digest', () => {
    const versions = [versionOf(1), versionOf(2, { status: 'proposed' }), versionOf(3, { status: 'proposed' })];
    const content = contentOf(versions);
    const { bytes } = fileOf(content, 'csv');
    const manifest = manifestOf(content, publishSafe(versions).leftOut, { format: 'csv', by: staff.rita, bytes });
    assert.deepEqual(manifest.left_out, { waiting: 2 });
    assert.equal(manifest.exported_at, '2024-08-11T13:00:00-04:00');
    assert.equal(manifest.bytes, bytes.length);
    assert.deepEqual(inSentences(manifest), [
      '1 claim of HACK, approved and in a form that may be printed.',
      'Left out: 2 wait for review.',
      `SHA-256 of the file: ${manifest.sha256}`,
    ]);
    const other = manifestOf(content, {}, { format: 'csv', by: staff.rita, bytes: bytes.slice(1) });
    assert.notEqual(other.sha256, manifest.sha256);
    assert.match(inSentences(other).join(' '), /Nothing was left out/);
  });
});
