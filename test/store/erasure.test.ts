import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { SEALED_WORDS, type Version } from '../../src/domain/claim.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { databasePath } from './home.ts';
import {
  aDraft,
  aMessage,
  ana,
  approved,
  ben,
  emoji,
  eve,
  everywhere,
  granted,
  madeStory,
  newsroom,
  noon,
  refused,
  rita,
} from './samples.ts';

const SECRET = 'The zyxwvut ledger was burnt on Kestrelmoor.';
const later = noon + 900;

interface Opened {
  readonly store: FactStore;
  readonly claim: Version;
  /** Whether some bytes are anywhere in the files. */
  holds(text: string): boolean;
}

/** A claim taken from a message, corrected, held for a reason that quotes it, asked for, and parked. */
async function opened(t: TestContext): Promise<Opened> {
  const path = databasePath(t);
  const store = openFactStore(path);
  t.after(() => store.close());
  const story = await madeStory(store);
  for (let number = 0; number < 30; number += 1)
    await approved(store, story.id, { words: `Nothing of note, number ${number}.` });
  const message = aMessage(`He said: ${SECRET} And left.`);
  const claim = granted(await store.claims.propose(story.id, aDraft({ words: SECRET }), message, rita, noon));
  await store.reviews.press(claim.id, ben, 'hold', `“${SECRET}”? Says who?`, noon + 5);
  await store.reviews.press(claim.id, ben, null, null, noon + 6);
  await store.reviews.recount(claim.id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana, ben]), noon + 60);
  const change = { kind: 'clarification', reason: `Of “${SECRET}”` } as const;
  granted(
    await store.claims.amend(claim.id, aDraft({ words: 'The zyxwvut ledger was burnt' }), change, true, eve, noon + 70),
  );
  await store.record.problem(claim.id, `Who heard “${SECRET}”?`, eve, noon + 80);
  await store.record.unanswered(story.id, 'zyxwvut ledger', noon);
  await store.record.unanswered(story.id, 'why, the zyxwvut ledger was drowned', noon);
  await store.record.unanswered(story.id, 'the ledger that nobody burnt', noon);
  await store.record.park(JSON.stringify({ text: `x ${SECRET}` }), noon);
  await store.record.park(JSON.stringify({ rest: 'was burnt on Kestrelmoor by' }), noon);
  const draft = await store.drafts.keep(eve, `A draft: “${SECRET}” she said, hesitatingly.`, newsroom, noon);
  await store.drafts.settled(draft, eve, '1 quotation: 1 exact', noon);
  const shown = {
    version: claim.id,
    status: 'approved',
    door: 'answer',
    at: noon + 90,
    channel: newsroom,
    ts: null,
  } as const;
  await store.record.expose([{ ...shown, member: eve }]);
  const bytes = () => Buffer.concat([path, `${path}-wal`].filter(existsSync).map((file) => readFileSync(file)));
  return { store, claim, holds: (text) => bytes().includes(text) };
}

describe('a sealed claim', () => {
  it('leaves its words in no file, and is still counted', async (t) => {
    const { store, claim, holds } = await opened(t);
    for (const piece of [SECRET, 'zyxwvut', 'drowned', 'nobody burnt', 'Kestrelmoor', 'hesitatingly'])
      assert.ok(holds(piece), piece);
    const before = await store.claims.list(everywhere, {}, 'newest', 0, 0);
    const sealed = granted(await store.claims.seal(claim.story, 31, 'A court order of Nov. 23.', ana, later));
    assert.deepEqual(
      sealed.map(({ words, status }) => [words, status]),
      [
        [SEALED_WORDS, 'approved'],
        [SEALED_WORDS, 'declined'],
      ],
    );
    assert.deepEqual(sealed[0]?.sealed, { by: ana, at: later, reason: 'A court order of Nov. 23.' });
    assert.equal((await store.claims.list(everywhere, {}, 'newest', 0, 0)).total, before.total);
    for (const trace of [SECRET, 'zyxwvut', 'kestrelmoor', 'Kestrelmoor', 'drowned', 'hesitatingly'])
      assert.ok(!holds(trace), trace);
    assert.ok(holds('nobody burnt'), 'a question that repeats none of it is kept');
    assert.ok(holds('Nothing of note, number 7.'));
    assert.equal((await store.record.verify()).fault, null);
  });

  it('leaves no draft that anybody had checked, and has their Home tabs drawn without', async (t) => {
    const { store, claim } = await opened(t);
    const homes = async () => {
      const items = (await store.outbox.take(999, later + 1, 30)).filter(({ kind }) => kind === 'home');
      for (const { id } of items) await store.outbox.sent(id, later);
      return items.map(({ recipient }) => recipient);
    };
    assert.deepEqual(await homes(), [eve]);
    granted(await store.claims.seal(claim.story, 31, 'A court order.', ana, later));
    assert.deepEqual(await store.drafts.latest(eve, 9, later), []);
    assert.deepEqual(await homes(), [eve]);
  });

  it('is found by none of its words, and is recalled from everyone who was shown it, once', async (t) => {
    const { store, claim } = await opened(t);
    granted(await store.claims.seal(claim.story, 31, 'A court order.', ana, later));
    assert.deepEqual(await store.claims.candidates(everywhere, {}, ['zyxwvut'], 9), []);
    assert.equal((await store.claims.candidates(everywhere, {}, ['nothing', 'of', 'note'], 99)).length, 30);
    const untold = await store.recalls.untold(eve);
    assert.deepEqual(
      untold.map(({ kind }) => kind),
      ['seal'],
    );
  });

  it('leaves no headline that quotes it, and has the digests drawn anew of what printed it', async (t) => {
    const { store, claim, holds } = await opened(t);
    const text = `“${SECRET}” he said, and the mayor said that it had been found.`;
    const article = { kind: 'article', text, author: null, saidAt: noon, permalink: null } as const;
    const source = { ...article, channel: null, ts: null };
    const words = 'it had been found';
    const beside = {
      draft: aDraft({ words, kind: 'paraphrase', speaker: { name: 'Ruth Odell' }, about: [] }),
      spans: [[text.indexOf(words), text.indexOf(words) + words.length]] as const,
      ...{ confidence: 0.9, answers: null },
    };
    const printed = { source, headline: 'Ledger “burnt on Kestrelmoor”', outlet: 'The Example' };
    const reprint = { claim: claim.claim, spans: [[1, 1 + SECRET.length]] as const };
    const { id } = granted(await store.imports.file(claim.story, printed, [beside], [reprint], rita, noon));
    for (const item of await store.outbox.take(999, later, 30)) await store.outbox.sent(item.id, later);
    granted(await store.claims.seal(claim.story, 31, 'A court order.', ana, later));
    assert.ok(!holds('Kestrelmoor'));
    const due = await store.outbox.take(999, later + 1, 30);
    assert.deepEqual(
      due.filter(({ kind }) => kind === 'digest').map(({ body }) => body['import']),
      [String(id)],
    );
    assert.equal((await store.record.verify()).fault, null);
  });

  it('cannot be sealed again, corrected or retracted back into words', async (t) => {
    const { store, claim } = await opened(t);
    granted(await store.claims.seal(claim.story, 31, 'A court order.', ana, later));
    assert.equal(refused(await store.claims.seal(claim.story, 31, 'Again.', ana, later)), 'claim_sealed');
    const change = { kind: 'correction', reason: 'No.' } as const;
    assert.equal(refused(await store.claims.amend(claim.id, aDraft(), change, false, ben, later)), 'claim_sealed');
  });
});

describe('a person who is forgotten', () => {
  it('is named in no file, and what they did stands under a pseudonym', async (t) => {
    const { store, claim, holds } = await opened(t);
    await store.record.park(JSON.stringify({ by: ben }), noon);
    await store.drafts.keep(ben, 'A draft of the zyxwvuts', null, noon);
    await store.drafts.keep(eve, `A draft that names ${ben}`, null, noon);
    assert.ok(holds(ben) && holds('the zyxwvuts'));
    const pseudonym = await store.record.forget(ben, later);
    assert.ok(pseudonym);
    assert.ok(!holds(ben) && !holds('the zyxwvuts'));
    const told = await store.record.history(claim.story, 31);
    assert.ok(told.some(({ by, what }) => by === pseudonym && what === 'vote.cast'));
    assert.equal((await store.record.verify()).fault, null);
  });

  it('is known to the stories that they made under the pseudonym, at once', async (t) => {
    const { store } = await opened(t);
    await store.stories.all();
    const pseudonym = await store.record.forget(rita, later);
    assert.equal((await store.stories.all())[0]?.madeBy, pseudonym);
  });

  it('is somebody new should they come again, and unknown until then', async (t) => {
    const { store } = await opened(t);
    await store.record.forget(ben, later);
    assert.equal(await store.record.forget(ben, later), null);
    const { story } = (await store.claims.list(everywhere, {}, 'newest', 0, 1)).items[0] ?? {};
    assert.ok(story);
    const again = granted(await store.claims.propose(story, aDraft(), null, ben, later));
    assert.equal(again.proposedBy, ben);
    assert.equal((await store.record.verify()).fault, null);
  });

  it('is counted, but not named, among those who were shown something', async (t) => {
    const { store, claim } = await opened(t);
    await store.record.forget(eve, later);
    granted(await store.reviews.retract(claim.id, 'speaker', 'He took it back.', ana, later));
    const [report] = await store.recalls.of(claim.story, 31);
    assert.deepEqual([report?.notices, report?.uncounted], [[], 1]);
  });

  it('is not written to any more', async (t) => {
    const { store, claim } = await opened(t);
    granted(await store.reviews.retract(claim.id, 'speaker', 'He took it back.', ana, later));
    await store.record.forget(eve, later);
    const due = await store.outbox.take(999, later + 99, 60);
    assert.ok(
      due.every(
        ({ kind, recipient }) => kind !== 'recall' || (recipient !== eve && !recipient?.startsWith('forgotten')),
      ),
    );
  });
});
