import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportId } from '../../src/domain/ids.ts';
import type { Article, ImportedClaim } from '../../src/domain/imported.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import {
  aDraft,
  ana,
  approved,
  ben,
  emoji,
  everywhere,
  granted,
  madeStory,
  newsroom,
  noon,
  refused,
  rita,
} from './samples.ts';

const TEXT =
  'The campaign blamed Iran. “These documents were illegally obtained,” Steven Cheung said, “from hostile sources.” Iran’s mission said it did not accept such reports.';
const anArticle = (over: Partial<Article['source']> = {}): Article => ({
  source: {
    ...{ kind: 'article', text: TEXT, author: 'Rita Roe', saidAt: noon, permalink: 'https://news.example/hack' },
    ...{ channel: null, ts: null, ...over },
  },
  headline: 'Campaign says it was hacked',
  outlet: 'The Example',
});

/** Where something stands in the text. */
const at = (words: string): readonly [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const SPLIT = [at('“These documents were illegally obtained,”'), at('“from hostile sources.”')];
const SPLIT_WORDS = '“These documents were illegally obtained,” … “from hostile sources.”';

const accusation: ImportedClaim = {
  draft: aDraft({ words: SPLIT_WORDS, kind: 'partial_quote', about: [{ name: 'Iran' }] }),
  ...{ spans: SPLIT, confidence: 0.97, answers: null },
};
const denial: ImportedClaim = {
  draft: aDraft({
    words: 'it did not accept such reports',
    ...{ kind: 'paraphrase', stance: 'denial', title: null, about: [] },
    speaker: { name: 'Iran’s mission to the United Nations', aliases: ['Iran’s mission', 'Steven Cheung'] },
  }),
  ...{ spans: [at('it did not accept such reports')], confidence: 0.8, answers: { at: 0, kind: 'denies' } },
};
const both = [accusation, denial];

const approve = (store: FactStore, version: Parameters<FactStore['reviews']['recount']>[0], when = noon + 60) =>
  store.reviews.recount(version, { votes: [emoji(ana)], readAt: when }, new Set([ana]), when);

async function kindsDue(store: FactStore, when: number): Promise<string[]> {
  const items = await store.outbox.take(100, when, 10);
  for (const { id } of items) await store.outbox.sent(id, when);
  return items.map(({ kind, recipient }) => (recipient ? `${kind} to ${recipient}` : kind));
}

/** What any FactStore promises of articles that are read into claims, and of links between claims. */
export function importsContract(name: string, open: OpenHome): void {
  describe(`imports into a fact store, ${name}`, () => {
    it('propose claims with the stretches of the text that their words are, and one digest', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const filed = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const again = reopened();
      const [first, second] = await again.claims.versions(filed.versions.map(({ id }) => id));
      assert.deepEqual(first?.source?.spans, SPLIT);
      assert.equal(first?.words, SPLIT_WORDS);
      assert.equal(first?.confidence, 0.97);
      assert.equal(second?.source?.kind, 'article');
      assert.deepEqual(second?.source?.spans, denial.spans);
      const digest = await again.imports.digest(filed.id);
      assert.equal(digest?.headline, 'Campaign says it was hacked');
      assert.deepEqual(
        digest?.proposals.map(({ confidence }) => confidence),
        [0.97, 0.8],
      );
      assert.deepEqual(await kindsDue(again, noon), ['digest', 'card', 'card']);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('give a new actor its other names, but none that is somebody else’s', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const again = reopened();
      const actors = await again.actors.names(everywhere);
      assert.deepEqual(actors.find((actor) => actor.name.startsWith('Iran’s'))?.aliases, ['Iran’s mission']);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('are refused whole where one claim’s words are not what stands there', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const wrong = { ...denial, spans: [at('it did not accept')] };
      assert.equal(
        refused(await store.imports.file(story, anArticle(), [accusation, wrong], [], rita, noon)),
        'words_not_in_source',
      );
      const again = reopened();
      assert.equal((await again.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 9)).total, 0);
      assert.equal(await again.imports.importOf(story, TEXT), null);
      assert.equal((await again.record.anchor()).events, 1);
    });

    it('are refused for the very same text, in the same story alone', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { id: other } = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const { id } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const again = await store.imports.file(story, anArticle({ permalink: null }), both, [], ben, noon);
      assert.deepEqual(!again.ok && again.refusal, { code: 'imported_before', import: id });
      granted(await store.imports.file(other, anArticle(), both, [], ben, noon));
    });

    it('note where a claim on file was printed, too', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const { claim, id } = await approved(store, story);
      const reprint = { claim, spans: [at('These documents were illegally obtained')] };
      const filed = granted(await store.imports.file(story, anArticle(), [], [reprint], rita, noon));
      assert.deepEqual(filed.versions, []);
      const again = reopened();
      assert.deepEqual((await again.claims.version(id))?.reprints, [
        { outlet: 'The Example', url: 'https://news.example/hack' },
      ]);
      assert.equal((await again.imports.digest(filed.id))?.reprints, 1);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('tell whoever imported once, when the last proposal is decided', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { versions } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      await kindsDue(store, noon);
      const [first, second] = versions.map(({ id }) => id);
      assert.ok(first && second);
      await approve(store, first);
      assert.deepEqual(await kindsDue(store, noon + 60), ['card', 'digest']);
      granted(await store.reviews.decline(second, ana, 'Not said.', noon + 90));
      assert.deepEqual(await kindsDue(store, noon + 90), ['card', 'digest', `import_done to ${rita}`]);
      // A correction that comes later is news of its own.
      const change = { kind: 'correction', reason: 'Wrong title.' } as const;
      const draft = { ...accusation.draft, title: 'spokesman' };
      const fixed = granted(await store.claims.amend(first, draft, change, true, rita, noon + 99));
      await approve(store, fixed.id, noon + 120);
      assert.ok((await kindsDue(store, noon + 120)).includes(`decision to ${rita}`));
    });

    it('tell whoever imported of a correction by itself, also while others wait', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { versions } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const [first] = versions.map(({ id }) => id);
      assert.ok(first);
      await approve(store, first);
      await kindsDue(store, noon + 60);
      const change = { kind: 'correction', reason: 'Wrong title.' } as const;
      const draft = { ...accusation.draft, title: 'spokesman' };
      const fixed = granted(await store.claims.amend(first, draft, change, true, rita, noon + 70));
      granted(await store.reviews.decline(fixed.id, ana, 'It was right.', noon + 80));
      assert.ok((await kindsDue(store, noon + 80)).includes(`decision to ${rita}`));
    });

    it('may be put right by anybody before they are approved, and keep their place in the text', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const filed = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const base = filed.versions[0];
      assert.ok(base);
      const draft = { ...accusation.draft, title: 'spokesman for the Trump campaign' };
      const change = { kind: 'correction', reason: 'Put right in review.' } as const;
      const fixed = granted(await store.claims.amend(base.id, draft, change, true, ben, noon + 5));
      assert.deepEqual(fixed.source?.spans, SPLIT);
      assert.equal(fixed.proposedBy, ben);
      assert.equal((await store.imports.digest(filed.id))?.proposals[0]?.version, fixed.id);
      assert.equal((await store.imports.digestOf(fixed.id))?.id, filed.id);
      assert.equal((await store.record.verify()).fault, null);
    });

    it('remember where their digest stands, and its page', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const { id } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      assert.equal((await store.imports.digest(id))?.posted, null);
      const place = { channel: newsroom, ts: '1723392000.000900' as never };
      await store.imports.digestPosted(id, place.channel, place.ts, noon);
      await store.imports.turn(id, 2, noon);
      const again = reopened();
      const digest = await again.imports.digestAt(place.channel, place.ts);
      assert.deepEqual([digest?.id, digest?.posted, digest?.page], [id, place, 2]);
      assert.equal(await again.imports.digest(99 as ImportId), null);
    });

    it('lose their text when a claim of theirs is sealed, and verify', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const { id, versions } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      granted(await store.claims.seal(story, 1, 'A court said so.', ana, noon + 9));
      const again = reopened();
      assert.equal((await again.imports.digest(id))?.text, '█');
      const kept = await again.claims.version(versions[1]?.id ?? (0 as never));
      assert.equal(kept?.words, 'it did not accept such reports');
      assert.equal((await again.record.verify()).fault, null);
    });
  });

  describe(`links in a fact store, ${name}`, () => {
    it('that a text suggests show on what waits, and are confirmed with it', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const { versions } = granted(await store.imports.file(story, anArticle(), both, [], rita, noon));
      const [first, second] = versions.map(({ id }) => id);
      assert.ok(first && second);
      const suggested = (await store.claims.version(second))?.links;
      assert.deepEqual(suggested, [
        {
          ...{ kind: 'denies', direction: 'to', reference: 'HACK-1', actor: 'Steven Cheung' },
          ...{ stance: 'statement', confirmed: false, touches: null },
          origin: { outlet: null, venue: 'in a statement', url: 'https://news.example/hack', from: 'article' },
        },
      ]);
      await approve(store, first);
      assert.deepEqual((await store.claims.version(first))?.links, [], 'nobody stands for the denial yet');
      await approve(store, second, noon + 70);
      const again = reopened();
      const [link] = (await again.claims.version(first))?.links ?? [];
      assert.deepEqual(
        [link?.kind, link?.direction, link?.reference, link?.confirmed],
        ['denies', 'from', 'HACK-2', true],
      );
      assert.equal((await again.record.verify()).fault, null);
    });

    it('are made and removed by people, once, and were there in between', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const one = await approved(store, story, { about: [] });
      const two = await approved(store, story, { words: 'We did not', stance: 'denial', speaker: { name: 'Iran' } });
      const link = { story, claim: two.claim, kind: 'denies', other: one.claim } as const;
      const made = { ...link, touches: null, confirmed: true };
      assert.equal(await store.links.make(made, ana, noon + 100), true);
      assert.equal(await store.links.make(made, ben, noon + 110), false);
      const linksOf = async (when?: number) => (await store.claims.versions([one.id], when))[0]?.links.length;
      assert.equal(await linksOf(), 1);
      assert.equal(await store.links.remove(link, ben, noon + 200), true);
      assert.equal(await store.links.remove(link, ben, noon + 210), false);
      assert.deepEqual([await linksOf(), await linksOf(noon + 150), await linksOf(noon + 90)], [0, 1, 0]);
      const disputed = async (asOf?: number) =>
        (await store.claims.list({ only: [story] }, { status: 'disputed', ...(asOf ? { asOf } : {}) }, 'newest', 0, 9))
          .total;
      assert.deepEqual([await disputed(), await disputed(noon + 150), await disputed(noon + 90)], [0, 1, 0]);
      const again = reopened();
      const log = await again.record.history(story, 2);
      assert.deepEqual(
        log.slice(-2).map(({ what, by }) => [what, by]),
        [
          ['link.made', ana],
          ['link.removed', ben],
        ],
      );
      assert.equal((await again.record.verify()).fault, null);
    });

    it('that a reporter suggests count once an editor confirms them, and keep what they touch', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const one = await approved(store, story);
      const two = await approved(store, story, { words: 'We did not', stance: 'denial', speaker: { name: 'Iran' } });
      const link = { story, claim: two.claim, kind: 'denies', other: one.claim } as const;
      const shown = async () => (await store.claims.version(one.id))?.links.map(({ touches }) => touches);
      assert.equal(await store.links.make({ ...link, touches: 'fact', confirmed: false }, rita, noon + 100), true);
      assert.deepEqual(await shown(), [], 'nobody stands for it yet');
      assert.equal(await store.links.remove(link, ben, noon + 105, 'own_suggestion'), false, 'it is somebody else’s');
      assert.equal(await store.links.make({ ...link, touches: null, confirmed: true }, ana, noon + 110), true);
      assert.deepEqual(await shown(), ['fact']);
      assert.equal(await store.links.remove(link, rita, noon + 115, 'own_suggestion'), false, 'it is hers no more');
      assert.equal(await store.links.make({ ...link, touches: 'quote', confirmed: false }, rita, noon + 120), false);
      assert.equal(await store.links.make({ ...link, touches: 'context', confirmed: true }, ben, noon + 130), true);
      const again = reopened();
      const standing = async (when?: number) =>
        (await again.links.of(one.claim, when)).map(({ touches, confirmed, by, direction, number, otherNumber }) =>
          [touches, confirmed, by, direction, number, otherNumber].join(' '),
        );
      assert.deepEqual(await standing(), [`context true ${ben} from 2 1`]);
      assert.deepEqual(await standing(noon + 125), [`fact true ${ana} from 2 1`]);
      assert.deepEqual(await standing(noon + 105), [`fact false ${rita} from 2 1`]);
      assert.deepEqual(
        (await again.record.history(story, 2)).flatMap(({ what, link: told }) =>
          told ? [`${what} ${told.kind} ${told.reference} ${told.touches} ${told.confirmed}`] : [],
        ),
        [
          'link.made denies HACK-1 fact false',
          'link.confirmed denies HACK-1 fact false',
          'link.removed denies HACK-1 fact false',
          'link.made denies HACK-1 context true',
        ],
      );
      assert.equal((await again.record.verify()).fault, null);
    });
  });
}
