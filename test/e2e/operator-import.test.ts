import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { ana, approved, ben, emoji, everywhere, noon } from '../store/samples.ts';
import { desk, run } from '../support/operator.ts';

describe('npm run import', () => {
  const arriving = ['--by', ben, '--story', 'HACK'];
  const CSV = [
    'Speaker;Words;About;Said;Stance;Link;Notes to self',
    'Steven Cheung;"“These documents were illegally obtained.”";Iran;Aug. 10, 2024;;',
    'Iran;denied “any role”;;2024-08;denial;',
    'Microsoft;;;2024-08-09;Did not respond;',
    'Jane Roe;Said something;;2024-02-31;;nowhere',
    ';Who said this?;;;;',
  ].join('\r\n');

  it('refuses a file whose columns it does not know, in a sentence, and files nothing', async (t) => {
    const { store, env, file } = await desk(t);
    writeFileSync(file('in.csv'), CSV);
    const { code, written } = await run('import.ts', [file('in.csv'), ...arriving], env);
    assert.equal(code, 1);
    assert.match(written, /mean nothing here: notes_to_self\..*known are words, kind/);
    assert.equal((await store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 1)).total, 0);
  });

  it('proposes the rows of a spreadsheet, once, and reports those that it refuses so that they can be mended', async (t) => {
    const { store, env, file } = await desk(t);
    writeFileSync(file('in.csv'), CSV.replace(';Notes to self', ''));
    const first = await run('import.ts', [file('in.csv'), ...arriving], env);
    assert.equal(first.code, 1);
    assert.match(first.written, /3 proposed for HACK, 0 on file already, 2 refused/);
    const { items } = await store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 10);
    assert.deepEqual(
      items.map(({ words, kind, stance, said, speaker, proposedBy }) => [
        words,
        kind,
        stance,
        said,
        speaker.name,
        proposedBy,
      ]),
      [
        ['These documents were illegally obtained.', 'quote', 'statement', '2024-08-10', 'Steven Cheung', ben],
        ['denied “any role”', 'partial_quote', 'denial', '2024-08', 'Iran', ben],
        ['did not respond to a request for comment', 'paraphrase', 'no_response', '2024-08-09', 'Microsoft', ben],
      ],
    );
    const again = await run('import.ts', [file('in.csv'), ...arriving], env);
    assert.match(again.written, /0 proposed for HACK, 3 on file already, 2 refused/);

    const report = readFileSync(file('in.csv.refused.csv'), 'utf8');
    const [names, ...rows] = parse(report, { bom: true });
    assert.deepEqual(names, ['refused', 'Speaker', 'Words', 'About', 'Said', 'Stance', 'Link']);
    assert.match(rows[0]?.[0] ?? '', /^line 5: said: .* link: Give a whole link/);
    assert.equal(rows[1]?.[0], 'line 6: speaker: Say who said it.');
    writeFileSync(
      file('mended.csv'),
      report
        .replaceAll('2024-02-31', '2024-02-29')
        .replace('nowhere', '')
        .replace('"","Who said', '"Jane Roe","Who said'),
    );
    const mended = await run('import.ts', [file('mended.csv'), ...arriving], env);
    assert.equal(mended.code, 0, mended.written);
    assert.match(mended.written, /2 proposed for HACK, 0 on file already, 0 refused/);
    assert.equal((await store.record.verify()).fault, null);
  });

  for (const format of ['csv', 'json'] as const) {
    it(`takes an export as ${format} into another desk to the letter, and into its own not at all`, async (t) => {
      const [from, to] = [await desk(t), await desk(t)];
      const words = '=1+1 "is" two,\r\n\'-ish; 👩‍👩‍👧';
      await approved(from.store, from.story.id, {
        words,
        outlet: '@AP',
        about: [{ name: 'Roe; Doe' }, { name: 'Iran' }],
      });
      await approved(from.store, from.story.id, { kind: 'paraphrase', words: 'did so', said: '2024-08-04/2024-08-10' });
      const out = from.file(`out.${format}`);
      await run('export.ts', ['HACK', '--format', format, '--out', out], from.env);

      const own = await run('import.ts', [out, ...arriving], from.env);
      assert.match(own.written, /0 proposed for HACK, 2 on file already, 0 refused/);
      const other = await run('import.ts', [out, ...arriving], to.env);
      assert.match(other.written, /2 proposed for HACK, 0 on file already, 0 refused/, other.written);
      const { items } = await to.store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 10);
      assert.deepEqual(
        items.map((version) => [version.words, version.outlet, version.about.map(({ name }) => name), version.said]),
        [
          ['did so', null, ['Iran'], '2024-08-04/2024-08-10'],
          [words, '@AP', ['Roe; Doe', 'Iran'], '2024-08-10'],
        ],
      );
    });
  }

  it('takes an unnamed source only with its terms, and where the settings name the editor who knows them', async (t) => {
    const { store, env, file } = await desk(t);
    const row = (terms: string, knower: string) => `a senior official,It was real,on background,${terms},${knower}`;
    const rows = [row('', ''), row('no names', ''), row('no names', ana), 'x,y,off the record,,'];
    writeFileSync(file('in.csv'), ['speaker,words,ground rules,terms,identity known to', ...rows].join('\n'));
    const unnamed = await run('import.ts', [file('in.csv'), ...arriving], env);
    assert.match(unnamed.written, /0 proposed for HACK, 0 on file already, 4 refused/);
    const [, ...reasons] = parse(readFileSync(file('in.csv.refused.csv'), 'utf8'), { bom: true });
    assert.match(reasons[0]?.[0] ?? '', /terms: Give the terms/);
    assert.match(reasons[1]?.[0] ?? '', /identity_known_to: Choose the editor/);
    assert.match(reasons[3]?.[0] ?? '', /can’t be filed/);
    const named = await run('import.ts', [file('in.csv'), ...arriving], { ...env, EDITORS: ana });
    assert.match(named.written, /1 proposed for HACK/);
    const [kept] = (await store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 1)).items;
    assert.deepEqual([kept?.groundRules, kept?.terms, kept?.identityKnownTo], ['on_background', 'no names', ana]);
  });

  it('lets a few cards stand at a time, and the next ones come as those are decided', async (t) => {
    const { store, story, env, file } = await desk(t);
    const rows = Array.from({ length: 150 }, (_, at) => `Steven Cheung,Said ${at}`);
    writeFileSync(file('in.csv'), ['speaker,words', ...rows].join('\n'));
    assert.equal((await run('import.ts', [file('in.csv'), ...arriving], env)).code, 0);
    const cards = async () => (await store.outbox.take(1_000, noon + 1e9, 1)).filter(({ kind }) => kind === 'card');
    const standing = await cards();
    assert.equal(standing.length, 20);
    for (const { id } of standing) await store.outbox.sent(id, noon);

    const { version } = standing[0] ?? {};
    assert.ok(version);
    await store.reviews.recount(version, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), noon);
    const next = await cards();
    assert.equal(next.filter((item) => item.version !== version).length, 1);

    // What is drawn anew when a story gets another channel are the cards that stand, not the line.
    for (const { id } of next) await store.outbox.sent(id, noon);
    await store.stories.settle(story.id, { ...story, title: 'Renamed' }, ana, noon + 1);
    assert.equal((await cards()).length, 20);
  });
});
