import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openDatabase } from '../../src/store/database.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { verifyFile } from '../../src/store/verify.ts';
import { databasePath } from './home.ts';
import { aDraft, aMessage, ana, approved, ben, granted, madeStory, noon, proposed, rita } from './samples.ts';

/**
 * A file with a story (event 1), an approved claim (2 proposed, 3 vote, 4 approved), a held one (5, 6) and a declined one
 * from a message (7, 8), in which somebody then changes something behind the store's back.
 */
async function tampered(t: TestContext, sql: string) {
  const path = databasePath(t);
  const store = openFactStore(path);
  const story = await madeStory(store);
  await approved(store, story.id);
  const held = await proposed(store, story.id, { words: 'Held words', said: null });
  granted(await store.reviews.press(held.id, ben, 'hold', 'Who heard it?', noon));
  const draft = aDraft({ words: 'It is over' });
  const declined = granted(await store.claims.propose(story.id, draft, aMessage('He said: It is over'), rita, noon));
  granted(await store.reviews.decline(declined.id, ana, 'Not news', noon + 1));
  store.close();

  const db = openDatabase(path);
  db.pragma('foreign_keys = OFF');
  for (const trigger of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  db.exec(sql);
  db.close();
  return verifyFile(path);
}

describe('verifying a fact store', () => {
  it('finds nothing where nothing was changed', async (t) => {
    const { events, anchor, fault } = await tampered(t, '');
    assert.deepEqual([events, anchor.length, fault], [8, 64, null]);
  });

  for (const [what, seq, sql] of [
    ['a changed body', 4, `UPDATE event SET body = '{"approvers":[1]}' WHERE seq = 4`],
    ['a space in a body', 4, "UPDATE event SET body = body || ' ' WHERE seq = 4"],
    ['a changed time', 3, 'UPDATE event SET at = at - 60 WHERE seq = 3'],
    ['another member', 3, 'UPDATE event SET member = 1 WHERE seq = 3'],
    ['a changed hash', 5, `UPDATE event SET hash = '${'0'.repeat(64)}' WHERE seq = 5`],
    ['a removed event', 3, 'DELETE FROM event WHERE seq = 3'],
    [
      'a removed event whose gap was closed',
      3,
      'DELETE FROM event WHERE seq = 3; UPDATE event SET seq = seq - 1 WHERE seq > 3',
    ],
    ['a removed first event', 1, 'DELETE FROM event WHERE seq = 1'],
    [
      'two swapped events',
      2,
      'UPDATE event SET seq = 99 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = 99',
    ],
    [
      'an event put in',
      9,
      'INSERT INTO event SELECT 9, at, member, what, story, claim, version, body, hash FROM event WHERE seq = 3',
    ],
    ['changed words', 2, "UPDATE version SET words = 'These documents were legally obtained' WHERE id = 1"],
    ['a changed speaker', 2, 'UPDATE version SET speaker = 2 WHERE id = 1'],
    ['a changed name', 2, "UPDATE actor SET name = 'Jason Miller' WHERE name = 'Steven Cheung'"],
    ['a changed title', 5, "UPDATE version SET title = 'Adviser' WHERE id = 2"],
    ['changed terms', 5, "UPDATE version SET ground_rules = 'on_background', terms = 'an aide' WHERE id = 2"],
    ['somebody who knows an identity', 2, 'UPDATE version SET identity_known_to = 1 WHERE id = 1'],
    ['a changed bound of a date', 2, "UPDATE version SET said_from = '2024-08-01T00:00' WHERE id = 1"],
    ['another proposer', 2, 'UPDATE version SET proposed_by = 2 WHERE id = 1'],
    ['another subject', 2, 'UPDATE version_about SET actor = 1 WHERE version = 1'],
    ['a subject taken out', 2, 'DELETE FROM version_about WHERE version = 1'],
    ['a changed source text', 7, "UPDATE source SET text = 'She said: It is over'"],
    ['another number', 5, 'UPDATE claim SET number = 7 WHERE id = 2'],
    ['a removed version', 5, 'DELETE FROM version WHERE id = 2'],
    ['an approval that never was', 5, `UPDATE review SET status = 'approved', decided_at = ${noon} WHERE version = 2`],
    [
      'a decline taken back',
      8,
      "UPDATE review SET status = 'proposed', decided_at = NULL, reason = NULL WHERE version = 3",
    ],
    ['another time of decision', 4, 'UPDATE review SET decided_at = decided_at + 1 WHERE version = 1'],
    ['another decider', 4, 'UPDATE decision SET member = 1 WHERE version = 1'],
    ['another reason', 8, "UPDATE review SET reason = 'Too late' WHERE version = 3"],
    ['a removed vote', 6, 'DELETE FROM vote WHERE version = 2'],
    ['a changed reason of a vote', 6, "UPDATE vote SET reason = 'x' WHERE version = 2"],
    ['a changed story title', 1, "UPDATE story SET title = 'Other'"],
    ['a changed quorum', 1, 'UPDATE story SET approvals_needed = 2'],
    [
      'a retraction that never was',
      4,
      `UPDATE review SET status = 'retracted', ended_at = ${noon}, ended_by = 1, retractor = 'outlet' WHERE version = 1`,
    ],
    ['an end of use that never was', 4, `UPDATE review SET ended_at = ${noon} WHERE version = 1`],
    ['a successor that never was', 4, 'UPDATE review SET replaced_by = 2 WHERE version = 1'],
    [
      'a change of another version',
      5,
      "UPDATE version SET amends = 1, amendment = 'correction', amend_note = 'x' WHERE id = 2",
    ],
    ['a seal with no event', null, `INSERT INTO seal VALUES (1, 1, 'An order', ${noon})`],
    ['words blacked out without a seal', 2, "UPDATE version SET words = '█' WHERE id = 1"],
    ['a source blacked out without a seal', 7, "UPDATE source SET text = '█'"],
    ['a reason taken out', 6, "DELETE FROM note WHERE text = 'Who heard it?'"],
    ['a recall that never was', 4, `INSERT INTO recall VALUES (1, 1, 'retraction', 1, ${noon})`],
    ['a person forgotten without an event', null, "UPDATE member SET slack = 'forgotten-' || id WHERE id = 1"],
    ['a vote with no event', null, `INSERT INTO vote VALUES (1, 1, 'emoji', 'approve', NULL, ${noon})`],
    ['a claim with no event', null, 'INSERT INTO claim VALUES (4, 1, 4)'],
    [
      'an actor with no event',
      null,
      `INSERT INTO actor (id, story, name, folded, added_by, added_at) VALUES (9, 1, 'Nobody', 'nobody', 1, ${noon})`,
    ],
    ['a removed member', 3, "DELETE FROM member WHERE slack = 'U0ANA'"],
  ] as const) {
    it(`names ${seq === null ? 'no event' : `event ${seq}`} for ${what}`, async (t) => {
      const { fault } = await tampered(t, sql);
      assert.ok(fault, 'found nothing');
      assert.equal(fault.seq, seq, fault.problem);
    });
  }

  it('shows by its anchor that the newest events were taken out', async (t) => {
    const before = await tampered(t, '');
    const cut =
      "DELETE FROM event WHERE seq > 6; DELETE FROM claim WHERE id = 3; DELETE FROM version WHERE id = 3; DELETE FROM source WHERE id NOT IN (SELECT source FROM version WHERE source IS NOT NULL); DELETE FROM version_about WHERE version = 3; DELETE FROM review WHERE version = 3; DELETE FROM decision WHERE version = 3; DELETE FROM outbox WHERE version = 3; UPDATE tally SET versions = 0 WHERE status = 'declined'";
    const after = await tampered(t, cut);
    assert.equal(after.fault, null);
    assert.notEqual(after.anchor, before.anchor);
  });
});
