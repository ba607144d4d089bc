import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Profile } from '../../src/domain/actor.ts';
import type { ActorId, StoryId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import {
  aDraft,
  ana,
  approved,
  everywhere,
  granted,
  madeStory,
  named,
  noon,
  proposed,
  references,
  refused,
  rita,
} from './samples.ts';

/** Changes some of what is kept of an actor. */
async function change(store: FactStore, actor: ActorId, over: Partial<Profile>, reason: string | null = null) {
  const kept = await store.profiles.of(actor);
  assert.ok(kept);
  const profile = { ...kept.profile, ...over };
  return store.profiles.change(actor, profile, kept.digest, reason, ana, noon + 100);
}

async function actorCalled(store: FactStore, name: string, story?: StoryId): Promise<ActorId> {
  const names = await store.actors.names(story === undefined ? everywhere : { only: [story] });
  const found = names.find((actor) => actor.name === name);
  assert.ok(found, name);
  return found.id;
}

const approvedBy = async (store: FactStore, by: ActorId) =>
  references((await store.claims.list(everywhere, { by: [by] }, 'oldest', 0, 10)).items);

/** What any FactStore promises of actors: keeping, merging and telling them apart. */
export function actorsContract(name: string, open: OpenHome): void {
  describe(`actors in a fact store, ${name}`, () => {
    it('keeps what an editor says of an actor, with who, when and why, and changes no words', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const { id, speaker, words } = await approved(store, story.id, { title: null });
      await proposed(store, story.id, { words: 'Waits' });
      const roles = [{ title: 'Chief spokesman', since: parseSaid('2023'), until: null, whose: 'the Trump campaign' }];
      const profile = { name: 'Steven G. Cheung', aliases: ['Steven Cheung'], description: 'the spokesman', roles };
      granted(await change(store, speaker.id, { ...profile, wikidata: 'Q1', link: 'https://example.org/' }, 'A typo.'));

      const again = reopened();
      const version = await again.claims.version(id);
      assert.deepEqual([version?.words, version?.speaker.name], [words, 'Steven G. Cheung']);
      assert.deepEqual([version?.title, version?.titleThen], [null, 'Chief spokesman']);
      assert.equal(
        (await again.outbox.take(99, noon + 100, 1)).filter(({ version }) => version === 2).length > 0,
        true,
      );
      const [entry] = (await again.actors.list(everywhere)).filter((actor) => actor.id === speaker.id);
      assert.deepEqual({ ...profile, roles }, { ...profile, roles: entry?.roles });
      assert.deepEqual(
        [entry?.aliases, entry?.wikidata, entry?.link],
        [['Steven Cheung'], 'Q1', 'https://example.org/'],
      );
      const [told, ...others] = await again.profiles.changes(speaker.id, 9);
      assert.deepEqual(others, []);
      assert.deepEqual([told?.by, told?.at, told?.reason], [ana, noon + 100, 'A typo.']);
      assert.deepEqual(
        [told?.profiles?.before.name, told?.profiles?.after.name],
        ['Steven Cheung', 'Steven G. Cheung'],
      );
      // The old name still finds the actor when a claim is filed by it.
      assert.equal((await proposed(again, story.id, { words: 'Later' })).speaker.id, speaker.id);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('refuses a change of what somebody else changed meanwhile, and one that changes nothing', async (t) => {
      const { store } = open(t);
      const { speaker } = await proposed(store, (await madeStory(store)).id);
      const kept = await store.profiles.of(speaker.id);
      assert.ok(kept);
      const keep = (profile: Profile) => store.profiles.change(speaker.id, profile, kept.digest, null, ana, noon);
      assert.equal(refused(await keep(kept.profile)), 'nothing_changed');
      granted(await keep({ ...kept.profile, description: 'the spokesman' }));
      assert.equal(refused(await keep({ ...kept.profile, description: 'another' })), 'actor_changed_meanwhile');
    });

    it("shows a claim's own title, or else the one its speaker held on the day", async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { speaker } = await proposed(store, story, { title: 'Adviser' });
      const roles = [
        { title: 'Aide', since: parseSaid('2019'), until: parseSaid('2022'), whose: null },
        { title: 'Spokesman', since: parseSaid('2023-01-05'), until: null, whose: null },
      ];
      granted(await change(store, speaker.id, { roles }));
      const titleOf = async (over: Parameters<typeof aDraft>[0]) => (await proposed(store, story, over)).titleThen;
      assert.equal(await titleOf({ title: 'Chief spokesman' }), 'Chief spokesman');
      assert.equal(await titleOf({ title: null, said: '2021-05' }), 'Aide');
      assert.equal(await titleOf({ title: null, said: '2024-08-10' }), 'Spokesman');
      assert.equal(await titleOf({ title: null, said: null }), null);
    });

    it('answers for two that were merged as for one, and for two again once that is undone', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const first = await approved(store, story, { about: named('Iran') });
      const second = await approved(store, story, {
        words: 'Two',
        speaker: { name: 'S. Cheung' },
        about: named('IRGC'),
      });
      const denial = { words: 'No', stance: 'denial', speaker: { name: 'IRGC' }, about: [] } as const;
      await approved(store, story, denial);
      const [iran, guards] = [await actorCalled(store, 'Iran'), await actorCalled(store, 'IRGC')];
      const before = await store.actors.list(everywhere);
      granted(await store.profiles.merge(second.speaker.id, first.speaker.id, 'One man.', ana, noon + 200));
      granted(await store.profiles.merge(guards, iran, null, ana, noon + 210));
      assert.equal(refused(await store.profiles.merge(guards, iran, null, ana, noon)), 'no_such_actor');

      const merged = reopened();
      assert.deepEqual(await approvedBy(merged, first.speaker.id), ['HACK-1', 'HACK-2']);
      // A number that a control or a watch still holds means the one that it stands for.
      assert.deepEqual(await approvedBy(merged, second.speaker.id), ['HACK-1', 'HACK-2']);
      assert.deepEqual((await merged.claims.version(second.id))?.speaker, first.speaker);
      assert.equal((await merged.actors.get(second.speaker.id))?.id, first.speaker.id);
      const about = await merged.claims.list(everywhere, { about: [iran] }, 'oldest', 0, 9);
      assert.deepEqual(references(about.items), ['HACK-1', 'HACK-2']);
      // The denial came from a row that is Iran's now: it answers what was said of Iran.
      assert.deepEqual(
        about.items.map(({ responses }) => responses.map(({ reference }) => reference)),
        [['HACK-3'], ['HACK-3']],
      );
      assert.equal((await merged.claims.list(everywhere, { status: 'disputed' }, 'oldest', 0, 9)).total, 2);
      assert.deepEqual(
        (await merged.actors.list(everywhere)).map(({ name, aliases, by, about: of }) => [name, aliases, by, of]),
        [
          ['Iran', ['IRGC'], 1, 2],
          ['Steven Cheung', ['S. Cheung'], 2, 0],
        ],
      );
      assert.deepEqual(await merged.claims.candidates(everywhere, { by: [first.speaker.id] }, ['two'], 5), [
        { id: second.id, words: 'Two' },
      ]);
      assert.equal(
        (await proposed(merged, story, { words: 'New', speaker: { name: 'S. Cheung' } })).speaker.id,
        first.speaker.id,
      );
      assert.equal((await merged.record.verify()).fault, null);

      const again = aDraft({ words: 'Two', speaker: { name: 'S. Cheung' }, about: named('IRGC') });
      assert.deepEqual(granted(await merged.claims.bringIn(story, [again], rita, noon)), ['on_file']);

      const merges = [...((await merged.profiles.of(first.speaker.id))?.merged ?? [])];
      assert.deepEqual(
        merges.map(({ name, by }) => [name, by]),
        [['S. Cheung', ana]],
      );
      const { merged: ofIran = [] } = (await merged.profiles.of(iran)) ?? {};
      for (const { id } of [...merges, ...ofIran])
        assert.equal(await merged.profiles.unmerge(id, ana, noon + 300), true);
      assert.equal(await merged.profiles.unmerge(merges[0]?.id ?? 0, ana, noon + 300), false);
      assert.deepEqual(await merged.actors.list(everywhere), before);
      assert.deepEqual(
        (await merged.profiles.changes(second.speaker.id, 9)).map(({ what, name: who, into, reason }) => [
          what,
          who,
          into,
          reason,
        ]),
        [
          ['actor.unmerged', 'S. Cheung', 'Steven Cheung', null],
          ['actor.merged', 'S. Cheung', 'Steven Cheung', 'One man.'],
        ],
      );
      assert.equal((await merged.record.verify()).fault, null);
    });

    it('follows a chain of merges, and takes out of it what is undone', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const ids: ActorId[] = [];
      for (const who of ['A. One', 'B. Two', 'C. Three']) {
        ids.push((await approved(store, story, { words: who, speaker: { name: who } })).speaker.id);
      }
      const [one, two, three] = ids as [ActorId, ActorId, ActorId];
      granted(await store.profiles.merge(one, two, null, ana, noon));
      granted(await store.profiles.merge(two, three, null, ana, noon));
      assert.deepEqual(await approvedBy(store, three), ['HACK-1', 'HACK-2', 'HACK-3']);
      const middle = (await store.profiles.of(three))?.merged.find(({ name: who }) => who === 'B. Two');
      await store.profiles.unmerge(middle?.id ?? 0, ana, noon);
      assert.deepEqual(await approvedBy(store, two), ['HACK-1', 'HACK-2']);
      assert.deepEqual(await approvedBy(store, three), ['HACK-3']);
      assert.equal((await store.record.verify()).fault, null);
    });

    it('keeps the actors of two stories apart', async (t) => {
      const { store } = open(t);
      const here = await proposed(store, (await madeStory(store)).id);
      const there = await proposed(store, (await madeStory(store, { slug: 'other', channel: null }, ['OTHER'])).id);
      const merged = await store.profiles.merge(here.speaker.id, there.speaker.id, null, ana, noon);
      assert.equal(refused(merged), 'no_such_actor');
    });

    it('takes a claim that names the merged actor as it did for unchanged', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const draft = { speaker: { name: 'S. Cheung' }, about: named('Iran', 'IRGC') };
      const { id, speaker } = await approved(store, story, draft);
      const other = await proposed(store, story, { words: 'Two' });
      granted(await store.profiles.merge(speaker.id, other.speaker.id, null, ana, noon));
      granted(
        await store.profiles.merge(await actorCalled(store, 'IRGC'), await actorCalled(store, 'Iran'), null, ana, noon),
      );
      const seen = await store.claims.version(id);
      assert.ok(seen);
      const asSeen = aDraft({ speaker: seen.speaker, about: [...seen.about] });
      const amend = (over: Parameters<typeof aDraft>[0]) =>
        store.claims.amend(
          id,
          { ...asSeen, ...aDraft(over), speaker: seen.speaker, about: [...seen.about] },
          { kind: 'correction', reason: 'Why.' },
          true,
          rita,
          noon,
        );
      assert.deepEqual(
        seen.about.map(({ name: who }) => who),
        ['Iran'],
      );
      assert.equal(refused(await amend({})), 'nothing_changed');
      assert.equal(granted(await amend({ words: 'Corrected' })).speaker.id, other.speaker.id);
      assert.equal((await store.record.verify()).fault, null);
    });

    it('takes another of a name on file where it is said to be one, once, and tells the two apart', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const smith = (over: object) => proposed(store, story, { speaker: { name: 'John Smith', ...over } });
      const senator = await smith({});
      assert.equal(senator.speaker.apart, undefined);
      const aide = await smith({ apart: 'the campaign aide' });
      assert.notEqual(aide.speaker.id, senator.speaker.id);
      assert.equal((await smith({ apart: 'The campaign aide' })).speaker.id, aide.speaker.id);

      const again = reopened();
      const apart = async () =>
        (await again.actors.names(everywhere)).filter(({ name: who }) => who === 'John Smith').map((one) => one.apart);
      // Before anybody describes the first one, the title of its latest claim does.
      assert.deepEqual(await apart(), ['Trump campaign spokesman', 'the campaign aide']);
      assert.equal(refused(await change(again, senator.speaker.id, { aliases: ['Jack Smith'] })), 'namesake_untold');
      assert.equal(
        refused(await change(again, senator.speaker.id, { description: 'the campaign aide' })),
        'namesake_untold',
      );
      granted(await change(again, senator.speaker.id, { description: 'the senator' }));
      assert.deepEqual(await apart(), ['the senator', 'the campaign aide']);
      assert.equal((await again.claims.version(senator.id))?.speaker.apart, 'the senator');
      granted(await again.profiles.merge(aide.speaker.id, senator.speaker.id, null, ana, noon));
      assert.equal((await again.claims.version(aide.id))?.speaker.apart, undefined);
      assert.equal((await again.record.verify()).fault, null);
    });
  });
}
