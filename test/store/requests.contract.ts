import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestId, StoryId, UserId } from '../../src/domain/ids.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import { aDraft, ana, approved, ben, emoji, everywhere, granted, madeStory, noon, refused, rita } from './samples.ts';

const DAY = 86_400;

/** A story with an approved accusation of Iran, and what it takes to ask them. */
async function accused(store: FactStore) {
  const story = await madeStory(store);
  const version = await approved(store, story.id);
  const [iran] = version.about;
  assert.ok(iran);
  const asked = { story: story.id, claim: version.claim, actor: iran.id, means: 'e-mail', deadline: noon + DAY };
  return { story, version, iran, asked };
}

const aDenial = (over: Parameters<typeof aDraft>[0] = {}) =>
  aDraft({ words: 'We deny that.', stance: 'denial', speaker: { name: 'Iran' }, title: null, about: [], ...over });

async function due(store: FactStore, at: number): Promise<(string | null)[]> {
  const items = await store.outbox.take(50, at, 10);
  for (const { id } of items) await store.outbox.sent(id, at);
  return items.filter(({ kind }) => kind === 'request_due').map(({ recipient }) => recipient);
}

/** What any FactStore promises of requests for comment, and of gaps. */
export function requestsContract(name: string, open: OpenHome): void {
  describe(`requests for comment in a fact store, ${name}`, () => {
    it('are kept as they were made, and remind their asker at the deadline, once', async (t) => {
      const { store, reopened } = open(t);
      const { story, version, iran, asked } = await accused(store);
      const made = granted(await store.requests.make(asked, rita, noon));
      assert.deepEqual(made, {
        ...{ id: made.id, story: story.id, claim: version.claim, reference: version.reference, actor: iran },
        ...{ means: 'e-mail', by: rita, at: noon, deadline: noon + DAY },
        ...{ outcome: null, endedBy: null, endedAt: null, response: null },
      });
      assert.deepEqual(await due(store, noon + DAY - 1), []);
      const again = reopened();
      assert.deepEqual(await again.requests.get(made.id), made);
      assert.deepEqual(await again.requests.list(everywhere), [made]);
      assert.deepEqual(await again.requests.list({ only: [] }), []);
      assert.equal(await again.requests.get(999 as RequestId), null);
      assert.deepEqual(await due(again, noon + DAY), [rita]);
      assert.deepEqual(await due(again, noon + 9 * DAY), []);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('are made once at a time, of those who are on file in their story', async (t) => {
      const { store } = open(t);
      const { story, asked } = await accused(store);
      const { id } = granted(await store.requests.make(asked, rita, noon));
      assert.equal(refused(await store.requests.make({ ...asked, means: 'phone' }, ben, noon)), 'asked_already');
      assert.equal(granted(await store.requests.cancel(id, ben, noon + 1)).outcome, 'cancelled');
      assert.equal(refused(await store.requests.cancel(id, ben, noon + 2)), 'request_ended');
      granted(await store.requests.make(asked, ben, noon + 3));
      const other = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const strange = await approved(store, other.id);
      const [stranger] = strange.about;
      assert.ok(stranger);
      assert.equal(refused(await store.requests.make({ ...asked, actor: stranger.id }, rita, noon)), 'no_such_actor');
      assert.equal(
        refused(await store.requests.make({ ...asked, claim: strange.claim }, rita, noon)),
        'no_longer_here',
      );
      granted(await store.stories.archive(story.id, ana, noon));
      assert.equal(refused(await store.requests.make(asked, rita, noon)), 'story_archived');
    });

    it('end with a proposal that answers the claim, by a link that its approval confirms', async (t) => {
      const { store, reopened } = open(t);
      const { version, asked } = await accused(store);
      const { id } = granted(await store.requests.make(asked, rita, noon));
      const denied = granted(await store.requests.settle(id, 'answered', aDenial(), ben, noon + 60));
      assert.deepEqual(
        denied.links.map(({ kind, direction, reference, confirmed }) => [kind, direction, reference, confirmed]),
        [['denies', 'to', version.reference, false]],
      );
      assert.equal(refused(await store.requests.settle(id, 'silent', aDenial(), ben, noon + 61)), 'request_ended');
      const again = reopened();
      const ended = await again.requests.get(id);
      assert.deepEqual(
        [ended?.outcome, ended?.endedBy, ended?.endedAt, ended?.response],
        ['answered', ben, noon + 60, denied.reference],
      );
      await again.reviews.recount(denied.id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana as UserId]), noon + 70);
      const [answered] = await again.claims.versions([version.id]);
      assert.deepEqual(
        answered?.links.map(({ kind, direction, confirmed }) => [kind, direction, confirmed]),
        [['denies', 'from', true]],
      );
      const number = Number(version.reference.split('-')[1]);
      const told = (await again.record.history(version.story, number)).map(({ what }) => what);
      assert.deepEqual(told.slice(-2), ['request.made', 'request.ended']);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('stay open where what came of them cannot be filed', async (t) => {
      const { store } = open(t);
      const { asked } = await accused(store);
      const { id } = granted(await store.requests.make(asked, rita, noon));
      const elsewhere = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const stranger = (await approved(store, elsewhere.id)).speaker;
      const draft = aDenial({ speaker: { id: stranger.id } });
      assert.equal(refused(await store.requests.settle(id, 'answered', draft, ben, noon)), 'no_such_actor');
      assert.equal((await store.requests.get(id))?.outcome, null);
      const silent = aDenial({ stance: 'no_response', kind: 'paraphrase' });
      const filed = granted(await store.requests.settle(id, 'silent', silent, ben, noon));
      assert.equal(filed.links[0]?.kind, 'responds_to');
    });
  });

  describe(`gaps in a fact store, ${name}`, () => {
    const gap = { kind: 'unasked', subject: 1, actor: 2 } as const;

    it('gather questions of the same words, those of one story alone, the newest first', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const ask = (words: string, at: number, where: StoryId | null = story) =>
        store.record.unanswered(where, words, at);
      await ask('The Server', noon);
      await ask('the vault', noon + 1);
      await ask('the server', noon + 2);
      await ask('elsewhere', noon + 3, null);
      const { gaps } = reopened();
      const found = await gaps.questions(story, 9);
      assert.deepEqual(
        found.map(({ words, times, lastAt }) => [words, times, lastAt]),
        [
          ['the server', 2, noon + 2],
          ['the vault', 1, noon + 1],
        ],
      );
      assert.equal((await gaps.questions(story, 1)).length, 1);
      const [server] = found;
      assert.ok(server);
      const question = { kind: 'question', subject: server.id, actor: 0 } as const;
      await gaps.take(story, question, rita, noon);
      await gaps.dismiss((story + 1) as StoryId, server.id);
      assert.equal((await gaps.questions(story, 9)).length, 2);
      await gaps.dismiss(story, server.id);
      assert.deepEqual(
        (await gaps.questions(story, 9)).map(({ words }) => words),
        ['the vault'],
      );
      assert.deepEqual(await gaps.taken(story), []);
    });

    it('belong to whoever takes them first, until they are let go, or forgotten', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      assert.equal(await store.gaps.take(story, gap, rita, noon), true);
      assert.equal(await store.gaps.take(story, gap, ben, noon), false);
      assert.equal(await store.gaps.take(story, { ...gap, actor: 3 }, ben, noon), true);
      const { gaps } = reopened();
      assert.deepEqual(await gaps.taken(story), [
        { ...gap, by: rita },
        { ...gap, actor: 3, by: ben },
      ]);
      await gaps.letGo(story, gap);
      assert.equal(await gaps.take(story, gap, ana, noon), true);
    });

    it('lose who looks after them with the person, and a question with the seal', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      await store.gaps.take(story, gap, rita, noon);
      await store.record.forget(rita, noon);
      assert.deepEqual(await store.gaps.taken(story), []);
      const version = await approved(store, story);
      await store.record.unanswered(story, 'illegally obtained from foreign sources', noon);
      const [question] = await store.gaps.questions(story, 9);
      assert.ok(question);
      await store.gaps.take(story, { kind: 'question', subject: question.id, actor: 0 }, ben, noon);
      granted(await store.claims.seal(story, Number(version.reference.split('-')[1]), 'A court order.', ana, noon));
      assert.deepEqual(await store.gaps.questions(story, 9), []);
      assert.deepEqual(await store.gaps.taken(story), []);
      assert.equal((await store.record.verify()).fault, null);
    });
  });
}
