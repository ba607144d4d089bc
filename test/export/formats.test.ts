import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Parser } from 'commonmark';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Version } from '../../src/domain/claim.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { brief } from '../../src/export/brief.ts';
import { COLUMNS } from '../../src/export/columns.ts';
import { unguarded } from '../../src/export/csv.ts';
import { FORMATS, type Format, fileOf } from '../../src/export/formats.ts';
import { isoIn } from '../../src/export/iso-time.ts';
import { SCHEMA_ID } from '../../src/export/json.ts';
import { noon } from '../store/samples.ts';
import { versionOf } from '../support/versions.ts';
import { ninjsSchema } from './ninjs-schema.ts';
import { actor, awkwardVersions, contentOf } from './versions.ts';

const write = (versions: readonly Version[], format: Format): string =>
  Buffer.from(fileOf(contentOf(versions), format).bytes).toString('utf8');

const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }));
const ours = ajv.compile(JSON.parse(readFileSync(new URL('../../docs/export.schema.json', import.meta.url), 'utf8')));
const ninjs = ajv.compile(ninjsSchema);

const rowsOf = (file: string): string[][] => parse(file, { bom: true });

/** Enough of everything: a claim with all its fields, a response, one on background, dates of every precision. */
const story: Version[] = [
  versionOf(1, {
    ...{
      outlet: 'Politico',
      link: 'https://example.com/a',
      correctionPending: true,
      said: parseSaid('2024-08-10T17:02'),
    },
    responses: [{ reference: 'HACK-2', actor: 'Iran', stance: 'denial' }],
  }),
  versionOf(2, {
    ...{ kind: 'partial_quote', stance: 'denial', words: 'denied “any role”', speaker: actor(2, 'Iran'), about: [] },
    ...{ title: null, said: parseSaid('2024-08'), edition: 2, amends: { edition: 1, kind: 'correction', reason: 'x' } },
  }),
  versionOf(3, {
    ...{ kind: 'paraphrase', stance: 'no_response', words: 'did not respond', speaker: actor(3, 'Microsoft') },
    ...{ said: parseSaid('2024-08-04/2024-08-10'), outlet: 'Reuters' },
  }),
  versionOf(4, { groundRules: 'on_background', terms: 'as an aide', speaker: actor(4, 'an aide'), said: null }),
];

describe('an export as JSON', () => {
  it('fits the schema that we publish, awkward texts included', () => {
    for (const versions of [story, [], ...fc.sample(awkwardVersions, { seed: 1, numRuns: 20 })]) {
      assert.ok(ours(JSON.parse(write(versions, 'json'))), JSON.stringify(ours.errors));
    }
  });

  it('names the schema, which refuses what is no export', () => {
    const file = JSON.parse(write(story, 'json'));
    assert.equal(file.$schema, SCHEMA_ID);
    assert.ok(!ours({ ...file, claims: [{ ...file.claims[0], terms: 'to nobody' }] }));
    assert.ok(!ours({ ...file, claims: [{ ...file.claims[0], said: 'yesterday' }] }));
  });

  it('gives each date as exactly as it is known, and the instant where the minute is', () => {
    const { claims } = JSON.parse(write(story, 'json'));
    assert.deepEqual(
      claims.map((claim: { said: string; said_at: string }) => [claim.said, claim.said_at]),
      [
        ['2024-08-10T17:02', '2024-08-10T17:02:00-04:00'],
        ['2024-08', null],
        ['2024-08-04/2024-08-10', null],
        [null, null],
      ],
    );
  });
});

describe('an export as CSV', () => {
  it('comes back from a parser cell for cell, with no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(awkwardVersions, (versions) => {
        const file = write(versions, 'csv');
        assert.ok(file.startsWith('\uFEFF"reference",'));
        const [names, ...rows] = rowsOf(file);
        assert.deepEqual(names, COLUMNS);
        const cells = rows.map((row) => Object.fromEntries(COLUMNS.map((column, at) => [column, row[at] ?? ''])));
        for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/u);
        for (const [at, version] of versions.entries()) {
          const { words = '', speaker = '', title = '', venue = '', about = '' } = cells[at] ?? {};
          assert.equal(unguarded(words), version.words);
          assert.equal(unguarded(speaker), version.speaker.name);
          assert.equal(unguarded(title), version.title ?? '');
          assert.equal(unguarded(venue), version.venue ?? '');
          const names = about === '' ? [] : parse(unguarded(about), { delimiter: ';', trim: true })[0];
          assert.deepEqual(
            names,
            version.about.map(({ name }) => name),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ends its lines as RFC 4180 has it', () => {
    assert.match(write(story, 'csv'), /^[^\r\n]+\r\n(?:[^\r\n]+\r\n){4}$/);
  });
});

describe('an export as IPTC ninjs', () => {
  it('fits the standard, awkward texts included', () => {
    for (const versions of [story, [], ...fc.sample(awkwardVersions, { seed: 1, numRuns: 20 })]) {
      assert.ok(ninjs(JSON.parse(write(versions, 'ninjs'))), JSON.stringify(ninjs.errors));
    }
    const { uri: _, ...without } = JSON.parse(write(story, 'ninjs'));
    assert.ok(!ninjs(without), 'an item without its one required property passed');
  });

  it('associates each claim with the story, and each answer with what it answers', () => {
    const item = JSON.parse(write(story, 'ninjs'));
    assert.equal(item.slugline, 'trump-campaign-hack');
    const [first, second] = item.associations;
    assert.deepEqual(first.associations, [
      { name: 'HACK-2', rel: 'denial', uri: second.uri, type: 'text', representationType: 'partial' },
    ]);
    assert.equal(first.contentCreated, '2024-08-10T17:02:00-04:00');
    assert.equal(second.contentCreated, undefined);
  });
});

describe('an export as Markdown', () => {
  /** What a reader sees of each block quotation. */
  function quotations(markdown: string): string[] {
    const found: string[] = [];
    const walker = new Parser().parse(markdown).walker();
    let open = false;
    for (let step = walker.next(); step; step = walker.next()) {
      const { node, entering } = step;
      if (node.type === 'block_quote' && entering) found.push('');
      if (node.type === 'block_quote') open = entering;
      if (!open || !entering) continue;
      const last = found.length - 1;
      if (node.type === 'paragraph' && found[last] !== '') found[last] += '\n\n';
      if (node.type === 'text') found[last] += node.literal ?? '';
      if (node.type === 'linebreak') found[last] += '\n';
      assert.ok(['block_quote', 'paragraph', 'text', 'linebreak'].includes(node.type), `formats: ${node.type}`);
    }
    return found;
  }

  it('shows the words to the letter, and formats nothing in them', () => {
    fc.assert(
      fc.property(awkwardVersions, (versions) => {
        const words = versions.map((version) => version.words);
        assert.deepEqual(quotations(write(versions, 'md')).toSorted(), words.toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('sets attributions below the words, and responses beside what they answer', () => {
    const markdown = write(story, 'md');
    assert.match(markdown, /^# Hack of the \\\*Trump\\\* campaign \(HACK\)\n/);
    const [, cheung = ''] = markdown.split('## Steven Cheung\n');
    const [own = ''] = cheung.split('\n## ');
    assert.ok(own.includes('" Trump campaign spokesman Steven Cheung said in a statement Saturday, Aug. 10, 2024.'));
    assert.match(own, /a correction waits for review/);
    assert.match(own, /- Response, HACK-2: Iran denied "any role" .*August 2024\./);
  });

  it('can follow the days instead of the speakers', () => {
    const headings = [...brief({ ...contentOf(story), order: 'timeline' }).matchAll(/^## (.+)$/gmu)].map(
      ([, heading]) => heading,
    );
    assert.deepEqual(headings, [
      'August 2024',
      'between Aug. 4 and Aug. 10, 2024',
      'Saturday, Aug. 10, 2024',
      'Date not known',
    ]);
  });
});

describe('any export', () => {
  it('holds the words byte for byte', () => {
    fc.assert(
      fc.property(awkwardVersions, (versions) => {
        const words = versions.map((version) => version.words);
        assert.deepEqual(
          JSON.parse(write(versions, 'json')).claims.map((claim: { words: string }) => claim.words),
          words,
        );
        assert.deepEqual(
          JSON.parse(write(versions, 'ninjs')).associations.map(
            (claim: { bodies: { value: string }[] }) => claim.bodies[0]?.value,
          ),
          words,
        );
        const graph: { '@type'?: string; text?: string }[] = JSON.parse(write(versions, 'jsonld'))['@graph'];
        assert.deepEqual(
          graph.flatMap(({ text }) => text ?? []),
          words,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is named for its story, and is the same bytes for the same claims', () => {
    const names = FORMATS.map((format) => fileOf(contentOf(story), format).name);
    assert.equal(new Set(names).size, FORMATS.length);
    for (const name of names) assert.match(name, /^trump-campaign-hack\.[a-z.]+$/);
    for (const format of FORMATS) assert.equal(write(story, format), write(story, format));
  });

  it('gives instants in the story’s zone, with its offset of that day', () => {
    assert.equal(isoIn('America/New_York', noon + 0.9), '2024-08-11T12:00:00-04:00');
    assert.equal(isoIn('America/New_York', 1_704_085_199), '2023-12-31T23:59:59-05:00');
    assert.equal(isoIn('Asia/Kathmandu', 0), '1970-01-01T05:30:00+05:30');
  });
});
