import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { block } from '../../src/local/blocks/block.ts';
import { EVENTS } from '../../src/local/delivery/announce.ts';
import { METHODS } from '../../src/local/web-api/methods.ts';

const page = await readFile(new URL('../../docs/local-newsroom.md', import.meta.url), 'utf8');

/** The names in backticks in the paragraph that begins so. */
function named(heading: string): string[] {
  const paragraph = page.split('\n\n').find((one) => one.includes(`**${heading}**`)) ?? '';
  return [...paragraph.matchAll(/`([\w.]+)`/g)].flatMap(([, name]) => name ?? []);
}

describe('the page about the local newsroom', () => {
  it('names every method, and no other', () => {
    const known = [...METHODS.keys(), 'apps.connections.open', 'response_url'];
    assert.deepEqual(named('Methods').sort(), known.sort());
  });

  it('names every event, and no other', () => {
    assert.deepEqual(named('Events').sort(), [...EVENTS].sort());
  });

  it('names every block, and no other', () => {
    const types = block.options.map((one) => one.shape.type.value as string);
    assert.deepEqual(named('Blocks').sort(), types.sort());
  });
});
