import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChannelId, UserId } from '../../src/domain/ids.ts';
import type { Story } from '../../src/domain/story.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { ChannelLook } from '../../src/store/shelves/channel-shelf.ts';
import { inMemory, onDisk } from './home.ts';
import { ana, aStory, granted, madeStory, newsroom, noon, proposed, rita } from './samples.ts';

const elsewhere = 'C0ELSE' as ChannelId;
const PRIVATE = { kind: 'private', archived: false, external: false, joined: true } as const;
const PUBLIC = { ...PRIVATE, kind: 'public' } as const;
/** Later than any moment that the store itself takes. */
const LATER = Number.MAX_SAFE_INTEGER - 1_000;

const look = (story: Story, over: Partial<ChannelLook> = {}): ChannelLook => ({
  ...{ story: story.id, channel: newsroom, seen: PRIVATE, deleted: false, editors: [ana], readAt: LATER },
  ...over,
});
/** Who is to be told what, as far as it was queued since the last time. */
const told = async (store: FactStore): Promise<string[]> => {
  const items = await store.outbox.take(100, noon + 60, 60);
  for (const { id } of items) await store.outbox.sent(id, noon + 60);
  return items.flatMap(({ kind, recipient, body }) => (kind === 'channel' ? [`${recipient} ${body['state']}`] : []));
};
const closedStory = async (store: FactStore): Promise<Story> =>
  granted(await store.stories.make({ ...aStory({ openness: 'closed' }), channelKind: 'private' }, ['HACK'], [], noon));

for (const [name, open] of [
  ['in memory', inMemory],
  ['on disk, closed and reopened', onDisk],
] as const) {
  describe(`channels in a fact store, ${name}`, () => {
    it('keeps what kind of channel a story was bound to, until its editors accept another', async (t) => {
      const { store, reopened } = open(t);
      const story = await closedStory(store);
      await store.channels.looked(look(story, { seen: PUBLIC }), noon);
      assert.equal(await store.channels.accepted(story.id, newsroom), 'private');
      const settings = { ...story, openness: 'closed' as const };
      granted(await store.stories.settle(story.id, settings, rita, noon));
      assert.equal(await store.channels.accepted(story.id, newsroom), 'private');
      granted(await store.stories.settle(story.id, settings, rita, noon, 'public'));
      assert.equal(await reopened().channels.accepted(story.id, newsroom), 'public');
    });

    it('takes a channel that is private again as one that is not to be made public', async (t) => {
      const { store } = open(t);
      const story = granted(
        await store.stories.make({ ...aStory({ openness: 'closed' }), channelKind: 'public' }, ['HACK'], [], noon),
      );
      await store.channels.looked(look(story, { readAt: LATER }), noon);
      assert.ok(await store.channels.looked(look(story, { seen: PUBLIC, readAt: LATER + 1 }), noon));
      assert.deepEqual(await told(store), [`${ana} made_public`]);
    });

    it('tells each editor once, however many look', async (t) => {
      const { store } = open(t);
      const story = await closedStory(store);
      const shared = { ...PRIVATE, external: true };
      assert.ok(!(await store.channels.looked(look(story), noon)));
      const found = await Promise.all(
        [1, 2, 3].map((ms) => store.channels.looked(look(story, { seen: shared, readAt: LATER + ms }), noon)),
      );
      assert.equal(found.filter(Boolean).length, 1);
      assert.deepEqual(await told(store), [`${ana} shared`]);
      assert.ok(await store.channels.looked(look(story, { readAt: LATER + 9 }), noon));
      assert.deepEqual(await told(store), [`${ana} fine`]);
    });

    it('does not heed a look that began before the last one', async (t) => {
      const { store } = open(t);
      const story = await closedStory(store);
      await store.channels.looked(look(story, { seen: PUBLIC, readAt: LATER + 1 }), noon);
      await told(store);
      assert.ok(!(await store.channels.looked(look(story, { readAt: LATER }), noon)));
      assert.ok(!(await store.channels.looked(look(story, { channel: elsewhere, readAt: LATER + 2 }), noon)));
      assert.deepEqual(await told(store), []);
    });

    it('tells those of the last look where nobody can be seen, but nobody who left', async (t) => {
      const { store } = open(t);
      const story = await closedStory(store);
      await store.channels.looked(look(story, { editors: [ana, rita] }), noon);
      await store.channels.left(newsroom, rita);
      await store.channels.left(newsroom, 'U0NEVER' as UserId);
      await store.channels.looked(look(story, { seen: null, editors: null, readAt: LATER + 1 }), noon);
      assert.deepEqual(await told(store), [`${ana} lost`]);
      assert.deepEqual([...(await store.channels.keepers(story.id, newsroom))], []);
    });

    it('knows who kept a story whose channel was deleted', async (t) => {
      const { store } = open(t);
      const story = await closedStory(store);
      const gone = { seen: null, editors: null };
      await store.channels.looked(look(story, { ...gone, deleted: true }), noon);
      await store.channels.looked(look(story, { ...gone, readAt: LATER + 1 }), noon);
      assert.deepEqual(await told(store), [`${rita} deleted`]);
      assert.deepEqual([...(await store.channels.keepers(story.id, newsroom))], [rita]);
      granted(await store.stories.bind(story.id, elsewhere, rita, noon, 'private'));
      assert.deepEqual([...(await store.channels.keepers(story.id, elsewhere))], []);
    });

    it('moves a story, its cards and our messages with a channel that gets another id', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const { id } = await proposed(store, story.id);
      await store.reviews.cardPosted(id, newsroom, '1.1' as never);
      await store.stories.moved(newsroom, elsewhere, rita, noon);
      const again = reopened();
      assert.equal((await again.stories.get(story.id))?.channel, elsewhere);
      assert.equal((await again.reviews.cardOf(id))?.channel, elsewhere);
      assert.equal((await again.record.verify()).fault, null);
      await again.stories.moved(newsroom, elsewhere, rita, noon);
      assert.equal((await again.record.verify()).events, (await again.record.anchor()).events);
    });
  });
}
