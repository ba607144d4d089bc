import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { z } from 'zod';
import type { MessageTs, VersionId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { verifyDatabase } from '../../src/store/verify.ts';
import { databasePath } from './home.ts';
import {
  aDraft,
  aMessage,
  ana,
  approved,
  ben,
  emoji,
  eve,
  granted,
  madeStory,
  noon,
  proposed,
  rita,
} from './samples.ts';

/** What the log does not tell of: what is on its way to Slack, who was shown what, the key, what can be made anew. */
const BESIDE_THE_LOG =
  /^(outbox|exposure|exposure_count|showing|recall_notice|unanswered|gap_taken|parked|checked_draft|job|control_key|looked|watch|watch_match|morning|reminded|spelling|migration|channel_.*|.*search.*|sqlite_.*)$/;

/** Columns that it does not tell of either. */
const UNTOLD = new Set([
  'member.slack', // so that a person can be forgotten
  'review.card_channel',
  'review.card_ts',
  'review.read_at',
  'review.in_line', // Slack's side of a card
  'import.digest_channel',
  'import.digest_ts',
  'import.page',
  'import.done_at', // Slack's side of a digest
  'recall.id', // only who was told refers to it
  'decision.position',
  'version_about.position', // the order alone counts
  'actor_role.position', // so it does here
  'version_span.position', // and here
]);

/** A store in which everything has become of some claim that can. */
async function eventful(t: TestContext): Promise<Database> {
  const path = databasePath(t);
  const store = openFactStore(path);
  const { id: story } = await madeStory(store);
  const approve = (id: VersionId, at: number) =>
    store.reviews.recount(id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), at);
  const amend = async (base: VersionId, words: string) => {
    const change = { kind: 'correction', reason: `Misheard: ${words}` } as const;
    return granted(await store.claims.amend(base, aDraft({ words }), change, true, ben, noon + 90));
  };
  const taken = async (words: string, ts: string) =>
    granted(await store.claims.propose(story, aDraft({ words }), aMessage(words, { ts: ts as MessageTs }), rita, noon));

  const corrected = await approved(store, story);
  await approve((await amend(corrected.id, 'Corrected')).id, noon + 100);
  const superseded = await amend((await approved(store, story, { words: 'Twice' })).id, 'Once');
  await amend(superseded.id, 'Thrice');
  const retracted = await approved(store, story, { words: 'Taken back' });
  granted(await store.reviews.retract(retracted.id, 'speaker', 'He never said it.', ana, noon + 110));
  const unnamed = { groundRules: 'on_background', terms: 'an aide', identityKnownTo: eve } as const;
  const until = parseSaid('2024-08-12T06:00');
  const held = await proposed(store, story, { ...unnamed, outlet: 'Reuters', embargo: until });
  granted(await store.reviews.press(held.id, ben, 'hold', 'Who heard it?', noon));
  granted(await store.reviews.decline((await taken('It is over', '1.1')).id, ana, 'Not news', noon + 1));
  const sealed = await taken('Forbidden', '2.1');
  await approve(sealed.id, noon + 60);
  granted(await store.claims.seal(story, 6, 'A court order.', ana, noon + 120));
  const link = { story, claim: held.claim, kind: 'denies', other: corrected.claim } as const;
  await store.links.make({ ...link, touches: 'fact', confirmed: false }, rita, noon + 121);
  await store.links.make({ ...link, touches: null, confirmed: true }, ana, noon + 122);
  await store.links.make({ ...link, touches: 'quote', confirmed: true }, ben, noon + 123);
  const asked = { story, claim: corrected.claim, actor: corrected.speaker.id, means: 'e-mail', deadline: noon + 900 };
  const silence = aDraft({ words: 'did not respond', kind: 'paraphrase', stance: 'no_response' });
  const answered = granted(await store.requests.make(asked, rita, noon + 122));
  granted(await store.requests.settle(answered.id, 'silent', silence, ben, noon + 124));
  granted(await store.requests.cancel(granted(await store.requests.make(asked, rita, noon + 126)).id, ana, noon + 127));
  granted(await store.requests.make(asked, ben, noon + 128));
  await store.record.problem(corrected.id, 'Says who?', eve, noon + 130);
  await proposed(store, story, { words: 'Twin', speaker: { name: 'Iran', apart: 'the ministry' } });
  const role = { title: 'Spokesman', since: parseSaid('2023'), until: parseSaid('2024'), whose: 'the campaign' };
  const { id: speaker } = corrected.speaker;
  const { profile, digest } = { ...(await store.profiles.of(speaker)) };
  assert.ok(profile && digest);
  const kept = { ...profile, aliases: ['Cheung'], link: 'https://example.org/', wikidata: 'Q1', roles: [role] };
  granted(await store.profiles.change(speaker, kept, digest, 'Asked him.', ana, noon + 132));
  const [iran, twin] = (await store.actors.names({ only: [story] })).filter(({ name }) => name === 'Iran');
  assert.ok(iran && twin);
  granted(await store.profiles.merge(twin.id, iran.id, 'One state.', ana, noon + 133));
  const [merge] = (await store.profiles.of(iran.id))?.merged ?? [];
  await store.profiles.unmerge(merge?.id ?? 0, ana, noon + 134);
  granted(await store.profiles.merge(twin.id, iran.id, null, ana, noon + 135));
  const text = 'Iran spied. “We did not,” it said, “and never will.” He resigned.';
  const article = {
    kind: 'article',
    text,
    author: 'Rita Roe',
    saidAt: noon,
    permalink: 'https://news.example/',
  } as const;
  const source = { ...article, channel: null, ts: null };
  const pieces = ['“We did not,”', '“and never will.”'];
  const spans = pieces.map((piece) => [text.indexOf(piece), text.indexOf(piece) + piece.length] as const);
  const split = aDraft({ words: pieces.join(' … '), kind: 'partial_quote', stance: 'denial', about: [] });
  const read = { draft: split, spans, confidence: 0.9, answers: null };
  const printed = { headline: 'Iran: not us', outlet: 'The Example' };
  granted(await store.imports.file(story, { source, ...printed }, [read], [], ben, noon + 136));
  const copied = { ...source, text: `${text} Again.` };
  const reprint = { claim: corrected.claim, spans: [[0, 4]] as const };
  granted(await store.imports.file(story, { source: copied, ...printed }, [], [reprint], ben, noon + 137));
  await store.record.forget(eve, noon + 140);
  store.close();

  const db = openDatabase(path);
  t.after(() => db.close());
  db.pragma('foreign_keys = OFF');
  for (const trigger of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  return db;
}

describe('verifying every column that the log tells of', () => {
  it('finds it changed, in whichever row', async (t) => {
    const db = await eventful(t);
    assert.equal(verifyDatabase(db).fault, null);
    const unnoticed = columnsOf(db).flatMap(({ table, column, keys }) =>
      z
        .array(z.array(z.unknown()))
        .parse(db.prepare(`SELECT ${keys.join()} FROM ${table}`).raw().all())
        .filter((row) => !isNoticed(db, changing(table, column, keys), row))
        .map((row) => `${table}.${column} of ${row.join()}`),
    );
    assert.deepEqual(unnoticed, []);
  });
});

/** SQL that changes a column of one row to something of its kind that stands nowhere else. */
const changing = (table: string, column: string, keys: readonly string[]): string => `
  UPDATE ${table} SET ${column} = CASE typeof(${column}) WHEN 'text' THEN ${column} || 'x' WHEN 'null' THEN '1'
                                  WHEN 'real' THEN ${column} / 2 ELSE ${column} + 1000 END
   WHERE ${keys.map((key) => `${key} IS ?`).join(' AND ')}`;

/** Whether a change is found, or refused by the tables themselves. */
function isNoticed(db: Database, sql: string, row: readonly unknown[]): boolean {
  db.exec('BEGIN');
  try {
    db.prepare(sql).run(row);
    return verifyDatabase(db).fault !== null;
  } catch (error) {
    assert.match(String(error), /constraint failed/);
    return true;
  } finally {
    db.exec('ROLLBACK');
  }
}

const Column = z.object({ table: z.string(), column: z.string(), pk: z.number() });

function columnsOf(db: Database): { table: string; column: string; keys: string[] }[] {
  const all = db.prepare(`
    SELECT tables.name AS "table", columns.name AS column, columns.pk
      FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
     WHERE tables.type = 'table' ORDER BY tables.name, columns.cid`);
  const columns = z
    .array(Column)
    .parse(all.all())
    .filter(({ table }) => !BESIDE_THE_LOG.test(table));
  const keysOf = (name: string) => columns.filter(({ table, pk }) => table === name && pk > 0);
  return columns
    .filter(({ table, column }) => !UNTOLD.has(`${table}.${column}`))
    .map(({ table, column }) => ({ table, column, keys: keysOf(table).map((key) => key.column) }));
}
