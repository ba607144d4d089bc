import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { parse } from 'dotenv';
import { z } from 'zod';
import { commandFeatures, commands } from '../../src/commands/index.ts';
import { readSettings, SETTING_NAMES } from '../../src/config.ts';
import { FILTERS } from '../../src/domain/grammar.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), usage_hint: z.string() })),
    shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string() })),
  }),
});
const readManifest = async () => manifest.parse(JSON.parse(await read('manifest.json'))).features;

describe('the README', () => {
  it('lists every verb of the registry, in its order, with its usage and summary', async () => {
    const [, table = ''] = (await read('README.md')).split('<!-- verbs');
    const rows = [...table.matchAll(/^\| `([^`]+)` \| (.+) \|$/gmu)].map(([, usage, summary]) => [usage, summary]);
    assert.deepEqual(
      rows,
      commands.map(({ usage, summary }) => [usage, summary]),
    );
  });

  it('names every filter', async () => {
    const [, list = ''] = /^Filters: (.+?)\n\n/msu.exec(await read('README.md')) ?? [];
    for (const filter of FILTERS) assert.ok(list.includes(`\`${filter}:\``), filter);
  });

  it('has a sentence for every scope that the manifest asks for', async () => {
    const [readme, text] = await Promise.all([read('README.md'), read('manifest.json')]);
    const scopes = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });
    for (const scope of scopes.parse(JSON.parse(text)).oauth_config.scopes.bot) {
      assert.match(readme, new RegExp(`^\\| .*\`${scope}\`.* \\| .+ \\|$`, 'mu'), scope);
    }
  });

  it('runs only scripts that there are', async () => {
    const scripts = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await read('package.json'))).scripts;
    const named = [...(await read('README.md')).matchAll(/npm run (?:--silent )?([a-z-]+)/gu)].map(
      ([, name]) => name ?? '',
    );
    assert.ok(named.length > 0);
    for (const name of named) assert.ok(name in scripts, name);
  });
});

describe('the verbs', () => {
  it('begin their usage with their name', () => {
    for (const { name, usage } of commands) assert.match(usage, new RegExp(`^${name}(?: |$)`), name);
  });

  it('stand in the hint that Slack shows, every one', async () => {
    const [command, ...others] = (await readManifest()).slash_commands;
    assert.deepEqual(others, []);
    assert.deepEqual(
      command?.usage_hint.split(' | '),
      commands.map(({ name }) => name),
    );
  });

  it('have beside them each shortcut of the manifest', async () => {
    const known = commandFeatures.flatMap(({ shortcuts }) => (shortcuts ?? []).map(({ callback }) => callback));
    const shown = (await readManifest()).shortcuts.map((shortcut) => shortcut.callback_id);
    assert.deepEqual(known.toSorted(), shown.toSorted());
  });
});

describe('.env.example', () => {
  it('holds every setting, once, and none that there is not', async () => {
    const text = await read('.env.example');
    const names = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name);
    assert.deepEqual(names.toSorted(), SETTING_NAMES.toSorted());
  });

  it('shows the defaults', async () => {
    assert.deepEqual(readSettings(parse(await read('.env.example'))), readSettings({}));
  });
});
