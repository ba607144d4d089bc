import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Filter, Order } from '../../src/store/shelves/claim-shelf.ts';
import type { OpenHome } from './home.ts';
import {
  aDraft,
  aMessage,
  ana,
  approved,
  everywhere,
  granted,
  madeStory,
  NEWEST,
  named,
  newsroom,
  noon,
  proposed,
  references,
  refused,
  rita,
} from './samples.ts';

/** What any FactStore promises of claims: filing them, and listing them. */
export function claimsContract(name: string, open: OpenHome): void {
  describe(`claims in a fact store, ${name}`, () => {
    it('keeps a claim as it was proposed, under the next number of its story', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      await proposed(store, story.id);
      const draft = aDraft({ about: named('Iran', 'Microsoft'), outlet: 'Reuters', link: 'https://reuters.com/1' });
      const version = granted(await store.claims.propose(story.id, draft, null, rita, noon + 0.5));
      const { speaker, about, ...content } = draft;
      assert.deepEqual(version, {
        ...content,
        ...{ id: 2, claim: 2, story: story.id, reference: 'HACK-2', edition: 1, source: null, status: 'proposed' },
        titleThen: 'Trump campaign spokesman',
        speaker: { id: 1, name: 'Steven Cheung' },
        about: [
          { id: 2, name: 'Iran' },
          { id: 3, name: 'Microsoft' },
        ],
        ...{ proposedBy: rita, proposedAt: noon, decidedAt: null, decidedBy: [], reason: null },
        ...{ amends: null, ended: null, sealed: null, correctionPending: false, responses: [] },
        ...{ confidence: null, links: [], reprints: [] },
      });
      const again = reopened();
      assert.deepEqual(await again.claims.version(version.id), version);
      assert.deepEqual(await again.claims.edition(story.id, 2), [version]);
      assert.deepEqual(await again.claims.edition(story.id, 3), []);
    });

    it('keeps words byte for byte', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const words = '\u00a0“It’s *bold* <!channel> & 👩‍👩‍👧 — naïve cafe\u0301”\n\ttwo  spaces ';
      const { id } = await proposed(store, story.id, { words });
      assert.equal((await reopened().claims.version(id))?.words, words);
    });

    it('keeps who knows an identity, be they new to us or not', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const unnamed = { groundRules: 'on_background', terms: 'an aide' } as const;
      const known = [ana, rita, null];
      for (const identityKnownTo of known) await proposed(store, story.id, { ...unnamed, identityKnownTo });
      const kept = (await reopened().claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 9)).items;
      assert.deepEqual(
        kept.map(({ identityKnownTo }) => identityKnownTo),
        known,
      );
    });

    it('takes a name written another way for the actor already in the story', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      await proposed(store, story.id, { speaker: { name: 'JD Vance' }, about: named('J. D. Vance') });
      await proposed(store, story.id, { speaker: { name: 'J.D. Vance' }, about: [] });
      assert.deepEqual(
        (await store.actors.names(everywhere)).map((actor) => actor.name),
        ['JD Vance'],
      );
    });

    it('keeps the actors of two stories apart', async (t) => {
      const { store } = open(t);
      const first = await madeStory(store);
      const second = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const { speaker } = await proposed(store, first.id, { about: [] });
      await proposed(store, second.id, { about: [] });
      assert.equal((await store.actors.names({ only: [second.id] })).length, 1);
      const foreign = aDraft({ speaker: { id: speaker.id } });
      assert.equal(refused(await store.claims.propose(second.id, foreign, null, rita, noon)), 'no_such_actor');
      assert.equal((await store.actors.names(everywhere)).length, 2);
    });

    it('keeps where in its source a quote stands', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const source = aMessage('He said: “It is over” 👍 and left.');
      const draft = aDraft({ words: 'It is over' });
      const version = granted(await store.claims.propose(story.id, draft, source, rita, noon));
      assert.deepEqual(version.source?.spans, [[10, 20]]);
      const other = granted(await store.claims.propose(story.id, aDraft({ words: 'and left' }), source, rita, noon));
      assert.equal(other.source?.id, version.source?.id, 'one message is kept once');
      assert.equal((await reopened().claims.version(version.id))?.source?.author, 'Rita Roe');
    });

    for (const [what, over, expected] of [
      ['a quote that differs by an apostrophe', { words: "It's over", kind: 'quote' }, 'words_not_in_source'],
      [
        'a quoted piece that is not in it',
        { words: 'He called it “all over”', kind: 'partial_quote' },
        'words_not_in_source',
      ],
      ['a quoted piece that is in it', { words: 'He called it “over”', kind: 'partial_quote' }, null],
      ['our own words', { words: 'He conceded.', kind: 'paraphrase' }, null],
    ] as const) {
      it(`${expected ? 'refuses' : 'takes'} ${what}, with a source`, async (t) => {
        const { store } = open(t);
        const story = await madeStory(store);
        const filed = await store.claims.propose(story.id, aDraft(over), aMessage('It’s over, he said.'), rita, noon);
        assert.equal(filed.ok ? null : filed.refusal.code, expected);
      });
    }

    it('lists approved claims alone unless asked otherwise', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      await approved(store, story.id);
      await proposed(store, story.id);
      const again = reopened();
      const listed = async (filter: Filter) =>
        references((await again.claims.list(everywhere, filter, 'newest', 0, 9)).items);
      assert.deepEqual(await listed({}), ['HACK-1']);
      assert.deepEqual(await listed({ status: 'proposed' }), ['HACK-2']);
    });

    it('lists by when things were said, undated last, a page at a time', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      for (const said of ['2024-08-10', null, '2024-07', '2024-08-09T14:00']) await approved(store, story.id, { said });
      const listed = async (order: Order, offset: number) => {
        const { items, total } = await store.claims.list(everywhere, {}, order, offset, 2);
        assert.equal(total, 4);
        return items.map((version) => version.said);
      };
      assert.deepEqual(await listed('newest', 0), ['2024-08-10', '2024-08-09T14:00']);
      assert.deepEqual(await listed('newest', 2), ['2024-07', null]);
      assert.deepEqual(await listed('oldest', 0), ['2024-07', '2024-08-09T14:00']);
      assert.deepEqual(await listed('waiting', 0), ['2024-08-10', null]);
    });

    it('narrows a list by speaker, subject, outlet, dates and scope', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const other = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const cheung = await approved(store, story.id, { outlet: 'The Café Times', said: '2024-08' });
      const iran = await approved(store, story.id, {
        speaker: { name: 'Iran' },
        about: named('Donald Trump'),
        said: '2024-08-09',
      });
      await approved(store, other.id, { said: '2023' });
      const listed = async (scope: Parameters<typeof store.claims.list>[0], filter: Filter) =>
        references((await store.claims.list(scope, filter, 'waiting', 0, 9)).items);
      assert.deepEqual(await listed(everywhere, {}), ['HACK-1', 'HACK-2', 'OTHER-1']);
      assert.deepEqual(await listed({ only: [story.id] }, {}), ['HACK-1', 'HACK-2']);
      assert.deepEqual(await listed({ except: [story.id], upTo: NEWEST }, {}), ['OTHER-1']);
      assert.deepEqual(await listed({ except: [], upTo: story.id }, {}), ['HACK-1', 'HACK-2'], 'none made later');
      assert.deepEqual(await listed({ only: [] }, {}), []);
      assert.deepEqual(await listed(everywhere, { by: [iran.speaker.id] }), ['HACK-2']);
      assert.deepEqual(await listed(everywhere, { about: [iran.speaker.id] }), ['HACK-1']);
      assert.deepEqual(await listed(everywhere, { by: [cheung.speaker.id, iran.speaker.id] }), ['HACK-1', 'HACK-2']);
      assert.deepEqual(await listed(everywhere, { outlet: 'cafe' }), ['HACK-1']);
      assert.deepEqual(await listed(everywhere, { since: '2024-08-10T00:00' }), ['HACK-1'], 'August may be the 10th');
      assert.deepEqual(await listed(everywhere, { until: '2024-08-01T00:00' }), ['HACK-1', 'OTHER-1']);
    });

    it('carries the responses of those it is about, newest first, and knows a disputed claim by a denial', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const accusation = await approved(store, story.id);
      const iran = { speaker: { name: 'Iran' }, about: [] };
      await approved(store, story.id, { ...iran, stance: 'denial', said: '2024-08-09' });
      await approved(store, story.id, { ...iran, stance: 'no_response', said: '2024-08-10' });
      await approved(store, story.id, { ...iran, stance: 'statement' });
      await approved(store, story.id, { speaker: { name: 'Microsoft' }, about: [], stance: 'declined_comment' });
      await proposed(store, story.id, { ...iran, stance: 'denial', said: '2024-08-11' });
      const again = reopened();
      assert.deepEqual((await again.claims.version(accusation.id))?.responses, [
        { reference: 'HACK-3', actor: 'Iran', stance: 'no_response' },
        { reference: 'HACK-2', actor: 'Iran', stance: 'denial' },
      ]);
      const disputed = await again.claims.list(everywhere, { status: 'disputed' }, 'newest', 0, 9);
      assert.deepEqual([references(disputed.items), disputed.total], [['HACK-1'], 1]);
    });

    it('does not take a denial for a response to itself', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const denial = await approved(store, story.id, {
        speaker: { name: 'Iran' },
        about: named('Iran'),
        stance: 'denial',
      });
      assert.deepEqual(denial.responses, []);
    });

    it('tells of actors what they said, what was said of them, and their titles', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const { speaker } = await approved(store, story.id);
      await approved(store, story.id, { title: 'Adviser', said: '2023' });
      await approved(store, story.id, { title: null, said: null });
      await proposed(store, story.id, { title: 'Chief spokesman' });
      const again = reopened();
      const plain = { description: null, link: null, wikidata: null, roles: [] };
      assert.deepEqual(await again.actors.list(everywhere), [
        { id: 2, story: story.id, name: 'Iran', aliases: [], by: 0, about: 3, titles: [], ...plain },
        {
          ...{ id: 1, story: story.id, name: 'Steven Cheung', aliases: [], by: 3, about: 0, ...plain },
          titles: [
            { title: 'Adviser', said: '2023' },
            { title: 'Trump campaign spokesman', said: '2024-08-10' },
          ],
        },
      ]);
      assert.deepEqual(await again.actors.get(speaker.id), { id: 1, story: story.id, name: 'Steven Cheung' });
      assert.equal(await again.actors.lastTitle(speaker.id), 'Chief spokesman');
      assert.deepEqual(await again.actors.list({ except: [story.id], upTo: NEWEST }), []);
    });

    it('queues the card of a filed claim', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store, { channel: newsroom });
      const { id } = await proposed(store, story.id);
      const [item] = await reopened().outbox.take(9, noon, 30);
      assert.deepEqual([item?.kind, item?.version, item?.recipient], ['card', id, null]);
    });

    it('brings claims in together, each once, whatever became of the one on file', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const drafts = [aDraft({ words: 'One' }), aDraft({ words: 'Two' }), aDraft({ words: 'One' })];
      assert.deepEqual(granted(await store.claims.bringIn(story, drafts, rita, noon)), ['filed', 'filed', 'on_file']);
      const { items } = await store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 9);
      assert.deepEqual(
        items.map(({ reference, words, proposedBy }) => [reference, words, proposedBy]),
        [
          ['HACK-1', 'One', rita],
          ['HACK-2', 'Two', rita],
        ],
      );
      granted(await store.claims.seal(story, 1, 'Court order', ana, noon + 1));
      const again = [...drafts, aDraft({ words: 'Three', speaker: { name: 'Somebody new' } })];
      const later = reopened();
      assert.deepEqual(granted(await later.claims.bringIn(story, again, ana, noon + 2)), [
        ...['on_file', 'on_file', 'on_file', 'filed'],
      ]);
      assert.equal((await later.record.verify()).fault, null);
    });

    it('brings nothing into an archived story', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      granted(await store.stories.archive(story, ana, noon));
      assert.equal(refused(await store.claims.bringIn(story, [aDraft()], rita, noon)), 'story_archived');
    });
  });
}
