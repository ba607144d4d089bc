import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tokens } from '../../src/domain/fold.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { Filter } from '../../src/store/shelves/claim-shelf.ts';
import type { Scope } from '../../src/store/shelves/scope.ts';
import type { OpenHome } from './home.ts';
import { approved, everywhere, madeStory, NEWEST, named, proposed, references } from './samples.ts';

const words = 'These documents were illegally obtained from foreign sources hostile to the United States';

/** What any FactStore promises of a question's candidates; both ways to ask, inside a story and across all. */
export function searchContract(name: string, open: OpenHome): void {
  const found = async (
    store: FactStore,
    question: string,
    scope: Scope = everywhere,
    filter: Filter = {},
    limit = 50,
  ) =>
    references(
      await store.claims.versions(
        (
          await store.claims.candidates(
            scope,
            filter,
            tokens(question).map(({ folded }) => folded),
            limit,
          )
        ).map(({ id }) => id),
      ),
    );

  describe(`searching a fact store, ${name}`, () => {
    for (const [because, question] of [
      ['a phrase', 'illegally obtained from'],
      ['one word', 'hostile'],
      ['the words in another order', 'sources foreign'],
      ['the words with others between', 'documents obtained States'],
      ['other case, marks and spacing', '“THESE  Documents—were'],
      ['one word misspelt', 'ilegally'],
      ['one of several words misspelt', 'documents ilegally obtained'],
      ['a word of the question missing', 'documents obtained from friendly sources'],
      ['a word of a long question missing', words.replace('hostile', 'friendly')],
      ['all the words', words],
    ] as const) {
      it(`finds ${because}`, async (t) => {
        const { store, reopened } = open(t);
        const story = await madeStory(store);
        await approved(store, story.id, { words });
        await approved(store, story.id, { words: 'Entirely different matters.' });
        const again = reopened();
        assert.deepEqual(await found(again, question), ['HACK-1']);
        assert.deepEqual(await found(again, question, { only: [story.id] }), ['HACK-1']);
      });
    }

    for (const question of ['nowhere', 'obtained nowhere', 'to the', 'hostile documents elsewhere nowhere']) {
      it(`finds nothing for “${question}” among other words`, async (t) => {
        const { store } = open(t);
        const story = await madeStory(store);
        await approved(store, story.id, { words: 'Hostile documents were obtained.' });
        assert.deepEqual(await found(store, question), []);
        assert.deepEqual(await found(store, question, { only: [story.id] }), []);
      });
    }

    it('gives phrases first, then texts with all the words, and the newest first of each', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      for (const text of ['red green blue', 'blue green red', 'a red green blue day', 'green, blue; red']) {
        await approved(store, story.id, { words: text });
      }
      const expected = ['HACK-3', 'HACK-1', 'HACK-4', 'HACK-2'];
      assert.deepEqual(await found(store, 'red green blue'), expected);
      assert.deepEqual(await found(store, 'red green blue', { only: [story.id] }), expected);
    });

    it('gives near misses only where nothing matches, misspelt words before missing ones', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      for (const text of ['purple monkeys dishwasher', 'purple monkey', 'purple things with a dishwasher']) {
        await approved(store, story.id, { words: text });
      }
      assert.deepEqual(await found(store, 'purple monkey dishwasher'), ['HACK-1', 'HACK-3', 'HACK-2']);
      await approved(store, story.id, { words: 'a dishwasher for a purple monkey' });
      assert.deepEqual(await found(store, 'purple monkey dishwasher'), ['HACK-4']);
    });

    it('never loses a phrase to newer texts that only have its words', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      await approved(store, story.id, { words: 'one of the few' });
      for (let count = 0; count < 12; count += 1) {
        await approved(store, story.id, { words: `of the one of one the few, the few (${count})` });
      }
      for (const scope of [everywhere, { only: [story.id] }]) {
        const [first] = await found(store, 'one of the few', scope, {}, 3);
        assert.equal(first, 'HACK-1');
      }
    });

    it('never loses a match to newer ones that the scope or a filter leaves out', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const other = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const first = await approved(store, story.id, { words, outlet: 'Reuters' });
      for (let count = 0; count < 4; count += 1) {
        await approved(store, other.id, { words });
        await proposed(store, story.id, { words });
        await approved(store, story.id, { words, speaker: { name: 'Iran' }, about: named('Microsoft'), said: '2023' });
      }
      const { speaker, about } = first;
      const only = { only: [story.id] };
      const ask = (scope: Scope, filter: Filter) => found(store, 'illegally obtained', scope, filter, 1);
      assert.deepEqual(await ask({ except: [other.id], upTo: NEWEST }, { by: [speaker.id] }), ['HACK-1']);
      assert.deepEqual(await ask(everywhere, { about: about.map(({ id }) => id), by: [speaker.id] }), ['HACK-1']);
      assert.deepEqual(await ask(only, { outlet: 'reuters' }), ['HACK-1']);
      assert.deepEqual(await ask(only, { since: '2024-01-01T00:00' }), ['HACK-1']);
      assert.deepEqual(await ask(only, { status: 'declined' }), []);
    });

    it('finds nothing of a story out of scope, however it is asked for', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store, { openness: 'closed' });
      const { speaker } = await approved(store, story.id, { words });
      for (const scope of [{ except: [story.id], upTo: NEWEST }, { only: [] }]) {
        for (const question of ['illegally', 'ilegally', 'documents friendly obtained']) {
          assert.deepEqual(await found(store, question, scope), []);
          assert.deepEqual(await found(store, question, scope, { by: [speaker.id] }), []);
        }
      }
    });

    it('hands out candidates with their words, and the versions in the order asked for', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      for (const text of ['red green blue', 'blue green red', 'green'])
        await approved(store, story.id, { words: text });
      const candidates = await store.claims.candidates(everywhere, {}, ['red', 'green', 'blue'], 9);
      assert.deepEqual(
        candidates.map(({ words: said }) => said),
        ['red green blue', 'blue green red'],
      );
      const versions = await store.claims.versions(candidates.map(({ id }) => id));
      assert.deepEqual(
        versions.map(({ id, words: said }) => ({ id, words: said })),
        candidates,
      );
    });

    it('takes a question of a hundred words', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const long = Array.from({ length: 100 }, (_, index) => `word${'abcdefghij'[index % 10]}${index}`);
      await approved(store, story.id, { words: long.join(' ') });
      const missing = long.with(57, 'other').join(' ');
      assert.deepEqual(await found(store, missing), ['HACK-1']);
      assert.deepEqual(await found(store, missing, { only: [story.id] }), ['HACK-1']);
    });

    it('finds words of scripts written without spaces', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      await approved(store, story.id, { words: '伊朗外交部没有回应' });
      assert.deepEqual(await found(store, '外交部'), ['HACK-1']);
      assert.deepEqual(await found(store, '外交部', { only: [story.id] }), ['HACK-1']);
    });
  });
}
