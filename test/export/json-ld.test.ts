import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import jsonld from 'jsonld';
import type { Version } from '../../src/domain/claim.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { jsonLd } from '../../src/export/json-ld.ts';
import { versionOf } from '../support/versions.ts';
import { actor, contentOf } from './versions.ts';

const SCHEMA = 'http://schema.org/';

/** As much of schema.org's own context as settles which values are names of things. Nothing is asked of the network. */
const context = {
  '@vocab': SCHEMA,
  url: { '@type': '@id' },
  dateCreated: { '@type': 'Date' },
  dateModified: { '@type': 'DateTime' },
};

const documentLoader = async (url: string) => {
  assert.match(url, /^https:\/\/schema\.org\/?$/);
  return { contextUrl: undefined, documentUrl: url, document: { '@context': context } };
};

/** Which properties schema.org gives each type, its parents' included (https://schema.org/Quotation, /Claim, /Collection). */
const CREATIVE_WORK = ['name', 'identifier', 'dateModified', 'dateCreated', 'isPartOf', 'hasPart', 'text', 'creator'];
const MORE = ['about', 'citation', 'creditText', 'version', 'temporalCoverage', 'url', 'publisher'];
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Collection: [...CREATIVE_WORK, ...MORE],
  Quotation: [...CREATIVE_WORK, ...MORE, 'spokenByCharacter'],
  Claim: [...CREATIVE_WORK, ...MORE, 'appearance'],
  CreativeWork: [...CREATIVE_WORK, ...MORE],
  Organization: ['name', 'url'],
};

type Expanded = Readonly<Record<string, unknown>> & { readonly '@type'?: readonly string[]; readonly '@id'?: string };

/** Every node of the graph, nested ones included, as a JSON-LD processor reads it. */
async function nodesOf(versions: readonly Version[]): Promise<Expanded[]> {
  const document = JSON.parse(jsonLd(contentOf(versions)));
  const flat = await jsonld.flatten(document, undefined, { documentLoader } as object);
  return flat as unknown as Expanded[];
}

const property = (node: Expanded | undefined, name: string): unknown => node?.[`${SCHEMA}${name}`];

const accusation = versionOf(1, {
  ...{ outlet: 'Politico', link: 'https://example.com/a b', said: parseSaid('2024-08-10T17:02') },
  responses: [{ reference: 'HACK-2', actor: 'Iran', stance: 'denial' }],
});
const denial = versionOf(2, {
  ...{
    kind: 'paraphrase',
    stance: 'denial',
    words: 'denied it',
    speaker: actor(2, 'Iran'),
    about: [],
    outlet: 'Reuters',
  },
});
const unnamed = versionOf(3, { groundRules: 'on_background', terms: 'as an aide', speaker: actor(4, 'an aide') });
const silence = versionOf(4, {
  ...{ kind: 'paraphrase', stance: 'no_response', words: 'did not respond', speaker: actor(5, 'Microsoft'), about: [] },
  said: parseSaid('2024-08-04/2024-08-10'),
});

describe('an export as JSON-LD', () => {
  it('reads as schema.org, with no property that its type lacks', async () => {
    for (const node of await nodesOf([accusation, denial, unnamed, silence])) {
      const [type] = node['@type'] ?? [];
      const names = Object.keys(node).filter((key) => !key.startsWith('@'));
      for (const name of names) assert.ok(name.startsWith(SCHEMA), name);
      const known = type === undefined ? ['name'] : KNOWN[type.slice(SCHEMA.length)];
      assert.ok(known, `unknown type ${type}`);
      for (const name of names) assert.ok(known.includes(name.slice(SCHEMA.length)), `${type} has no ${name}`);
      assert.match(
        node['@id'] ?? '',
        /^(?:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|_:b\d+)$/,
      );
    }
  });

  it('makes exact words a Quotation and any others a Claim, and nothing a review', async () => {
    const nodes = await nodesOf([accusation, denial, unnamed, silence]);
    const typed = (type: string) => nodes.filter((node) => node['@type']?.includes(`${SCHEMA}${type}`));
    assert.equal(typed('Quotation').length, 2);
    assert.equal(typed('Claim').length, 2);
    assert.equal(typed('ClaimReview').length, 0);
    const quotation = typed('Quotation').find((node) => property(node, 'citation'));
    assert.deepEqual(property(quotation, 'text'), [{ '@value': accusation.words }]);
    assert.deepEqual(property(quotation, 'creator'), property(quotation, 'spokenByCharacter'));
    assert.deepEqual(property(quotation, 'dateCreated'), [
      { '@type': `${SCHEMA}Date`, '@value': '2024-08-10T17:02:00-04:00' },
    ]);
  });

  it('points from a response to what it answers', async () => {
    const nodes = await nodesOf([accusation, denial]);
    const quotation = nodes.find((node) => node['@type']?.includes(`${SCHEMA}Quotation`));
    const response = nodes.find((node) => node['@type']?.includes(`${SCHEMA}Claim`));
    assert.deepEqual(property(response, 'about'), [{ '@id': quotation?.['@id'] }]);
  });

  it('puts no words into the mouth of somebody who was silent', async () => {
    const nodes = await nodesOf([silence]);
    const claim = nodes.find((node) => node['@type']?.includes(`${SCHEMA}Claim`));
    assert.equal(property(claim, 'creator'), undefined);
    const microsoft = nodes.find((node) => JSON.stringify(property(node, 'name') ?? '').includes('Microsoft'));
    assert.deepEqual(property(claim, 'about'), [{ '@id': microsoft?.['@id'] }]);
    assert.deepEqual(property(claim, 'temporalCoverage'), [{ '@value': '2024-08-04/2024-08-10' }]);
    assert.equal(property(claim, 'dateCreated'), undefined);
  });
});
