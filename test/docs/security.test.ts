import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the security page', () => {
  it('says what every table holds', async () => {
    const page = await read('docs/security.md');
    const db = openDatabase(':memory:');
    migrate(db, ':memory:');
    const sql =
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'";
    const tables = z.array(z.string()).parse(db.prepare(sql).pluck().all());
    db.close();
    assert.ok(tables.length > 20);
    for (const table of tables) assert.ok(page.includes(`\`${table}\``), table);
  });

  it('names every scope', async () => {
    const page = await read('docs/security.md');
    const shape = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });
    for (const scope of shape.parse(JSON.parse(await read('manifest.json'))).oauth_config.scopes.bot) {
      assert.ok(page.includes(`\`${scope}\``), scope);
    }
  });
});
