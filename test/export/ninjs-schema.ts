/**
 * What IPTC ninjs 3.3 demands of the properties that we write, after the standard's schema of 2025
 * (http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json, IPTC, CC BY 4.0): which there are, of which type, which are
 * required, and that there may be no others.
 */
const text = { type: 'string' } as const;
const uri = { type: 'string', format: 'uri' } as const;
const instant = { type: 'string', format: 'date-time' } as const;

const listOf = (properties: Record<string, object>, required: readonly string[] = []) => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, required, properties },
});

const valued = listOf({ role: text, contentType: text, value: text }, ['value']);

const item = {
  type: 'object',
  required: ['uri'],
  properties: {
    uri,
    type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] },
    representationType: { enum: ['full', 'partial'] },
    profile: text,
    version: text,
    firstCreated: instant,
    versionCreated: instant,
    contentCreated: instant,
    pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
    usageTerms: text,
    edNote: text,
    descriptions: valued,
    bodies: valued,
    headlines: valued,
    subjects: listOf({ name: text, rel: text, uri, literal: text }),
    infoSources: listOf({ name: text, role: text, uri, literal: text }),
    title: text,
    by: text,
    slugline: text,
    altIds: listOf({ role: text, value: text }),
    standard: { type: 'object', additionalProperties: false, properties: { name: text, version: text, schema: uri } },
    associations: {
      type: 'array',
      items: {
        type: 'object',
        $ref: '#/$defs/item',
        properties: { name: text, rel: text },
        required: ['name'],
        unevaluatedProperties: false,
      },
    },
  },
};

export const ninjsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $defs: { item },
  type: 'object',
  $ref: '#/$defs/item',
  unevaluatedProperties: false,
};
