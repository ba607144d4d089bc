import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChannelId } from '../../src/domain/ids.ts';
import { USUAL_RHYTHM } from '../../src/domain/rhythm.ts';
import { HOUSE_RULES } from '../../src/domain/story.ts';
import type { OpenHome } from './home.ts';
import { aDraft, ana, aStory, granted, madeStory, newsroom, noon, refused, rita } from './samples.ts';

const elsewhere = 'C0ELSE' as ChannelId;

/** What any FactStore promises of its stories. */
export function storiesContract(name: string, open: OpenHome): void {
  describe(`stories in a fact store, ${name}`, () => {
    it('keeps a story as it was made', async (t) => {
      const { store, reopened } = open(t);
      const made = await madeStory(store);
      const { madeBy, ...settings } = aStory();
      const begins = { madeBy, madeAt: noon, archivedAt: null, ...USUAL_RHYTHM, ...HOUSE_RULES };
      assert.deepEqual(made, { id: 1, key: 'HACK', ...settings, ...begins });
      const again = reopened();
      assert.deepEqual(await again.stories.get(made.id), made);
      assert.deepEqual(await again.stories.all(), [made]);
      assert.deepEqual(await again.stories.ofChannel(newsroom), made);
    });

    it('takes the first key that is free', async (t) => {
      const { store } = open(t);
      await madeStory(store);
      const second = await madeStory(store, { slug: 'city-hall-hack', channel: elsewhere }, ['HACK', 'CHH']);
      assert.equal(second.key, 'CHH');
    });

    it('refuses a slug, a key or a channel that is taken, and leaves nothing of the attempt', async (t) => {
      const { store, reopened } = open(t);
      await madeStory(store);
      const attempt = (over: Parameters<typeof aStory>[0], keys: string[]) =>
        store.stories.make(aStory({ channel: elsewhere, ...over }), keys, [], noon);
      assert.equal(refused(await attempt({}, ['NEW'])), 'slug_taken');
      assert.equal(refused(await attempt({ slug: 'other' }, ['HACK'])), 'key_taken');
      assert.equal(refused(await attempt({ slug: 'other', channel: newsroom }, ['NEW'])), 'channel_taken');
      assert.equal((await reopened().stories.all()).length, 1);
    });

    it('lets a maker take the slug and key of a story that is hidden from them', async (t) => {
      const { store } = open(t);
      const hidden = await madeStory(store, { openness: 'closed' });
      const twin = await store.stories.make(aStory({ channel: elsewhere }), ['HACK'], [hidden.id], noon);
      assert.deepEqual([granted(twin).slug, granted(twin).key], [hidden.slug, hidden.key]);
    });

    it('does not open a closed story onto the name of an open one', async (t) => {
      const { store } = open(t);
      const hidden = await madeStory(store, { openness: 'closed' });
      granted(await store.stories.make(aStory({ channel: elsewhere }), ['HACK'], [hidden.id], noon));
      assert.equal(
        refused(await store.stories.settle(hidden.id, { ...hidden, openness: 'open' }, ana, noon)),
        'slug_taken',
      );
    });

    it('binds a story to one channel, and a channel to one running story', async (t) => {
      const { store, reopened } = open(t);
      const first = await madeStory(store);
      const second = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      assert.equal(refused(await store.stories.bind(second.id, newsroom, ana, noon)), 'channel_taken');
      assert.equal(granted(await store.stories.bind(first.id, elsewhere, ana, noon)).channel, elsewhere);
      granted(await store.stories.bind(second.id, newsroom, ana, noon));
      const again = reopened();
      assert.equal((await again.stories.ofChannel(newsroom))?.id, second.id);
      assert.equal((await again.stories.ofChannel(elsewhere))?.id, first.id);
    });

    it('changes its settings', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const settings = {
        title: 'Hacks',
        zone: 'Asia/Tehran',
        approvalsNeeded: 2,
        fourEyes: false,
        openness: 'closed',
        digestAt: 480,
        quietFrom: 1_380,
        quietUntil: 360,
        remindAfter: null,
        responseHours: 48,
        sourcesNeeded: 2,
      } as const;
      const settled = granted(await store.stories.settle(story.id, settings, ana, noon));
      assert.deepEqual(settled, { ...story, ...settings });
      assert.deepEqual(await reopened().stories.all(), [settled]);
    });

    it('archives a story once, frees its channel and takes no more claims', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      assert.equal(granted(await store.stories.archive(story.id, ana, noon + 1)).archivedAt, noon + 1);
      assert.equal(refused(await store.stories.archive(story.id, ana, noon + 2)), 'already_archived');
      assert.equal(refused(await store.claims.propose(story.id, aDraft(), null, rita, noon + 2)), 'story_archived');
      assert.equal((await store.stories.ofChannel(newsroom))?.id, story.id);
      const next = await madeStory(store, { slug: 'next' }, ['NEXT']);
      assert.equal((await reopened().stories.ofChannel(newsroom))?.id, next.id);
    });

    it('shows a change of one story in the list of all at once', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      await store.stories.all();
      await store.stories.settle(story.id, { ...story, title: 'Renamed' }, ana, noon);
      assert.deepEqual(
        (await store.stories.all()).map(({ title }) => title),
        ['Renamed'],
      );
    });
  });
}
