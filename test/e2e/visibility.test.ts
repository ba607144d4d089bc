import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChannelId, UserId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { approved, madeStory } from '../store/samples.ts';
import { GHOST, HIDDEN, type Hidden, makeHidden, masked } from '../support/hidden.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

/** Lines that touch a story in every way that a verb has. */
const LINES: readonly ((story: Hidden) => string)[] = [
  ({ words }) => `who-said "${words}"`,
  ({ words, slug }) => `who-said "${words}" in:${slug}`,
  ({ words, key }) => `who-said ${words} in:${key}`,
  ({ words }) => `who-said ${words} in:all`,
  ({ words }) => `who-said ${words} status:proposed`,
  ({ speaker, words }) => `who-said ${words} by:"${speaker}"`,
  ({ outlet, words }) => `who-said ${words} outlet:${outlet}`,
  ({ speaker }) => `said-by ${speaker}`,
  ({ speaker }) => `said-by ${speaker} in:all`,
  ({ speaker }) => `about ${speaker}`,
  ({ speaker, key }) => `about ${speaker} in:${key}`,
  ({ slug }) => `claims in:${slug}`,
  ({ key }) => `claims status:proposed in:${key.toLowerCase()}`,
  ({ outlet }) => `claims in:all outlet:${outlet}`,
  ({ slug }) => `actors in:${slug}`,
  ({ speaker, slug }) => `actor ${speaker} in:${slug}`,
  ({ speaker }) => `actor ${speaker}`,
  ({ key }) => `timeline in:${key}`,
  ({ slug }) => `pending in:${slug}`,
  ({ outlet }) => `pending in:all outlet:${outlet}`,
  ({ key }) => `history ${key}-1`,
  ({ key }) => `history ${key}-2`,
  ({ key }) => `history ${key}-999`,
  () => 'stories',
  ({ slug }) => `use ${slug}`,
  ({ slug }) => `settings in:${slug}`,
  ({ key }) => `settings ${key}`,
  ({ slug }) => `archive ${slug}`,
  ({ slug }) => `add in:${slug}`,
  ({ slug, words, speaker }) => `add "${words}" — ${speaker}, in a statement, Aug. 10 in:${slug}`,
  // One typo away, and a beginning: what is hidden is not suggested either.
  ({ slug }) => `claims in:${slug.slice(0, -1)}`,
  ({ slug }) => `claims in:${slug}x`,
  ({ speaker }) => `said-by ${speaker.slice(0, -1)}`,
];

describe('a closed story', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    await makeHidden(newsroom, [newsroom.priya]);
  });
  after(() => newsroom.close());

  for (const [who, where] of [
    ['tom', STORY],
    ['tom', '#newsroom'],
    ['lena', STORY],
  ] as const) {
    it(`is to ${who} in ${where} as if it had never been made, whatever they ask`, async () => {
      const asker = newsroom.slack.person(who);
      for (const line of LINES) await sameAnswer(newsroom, asker, where, line);
    });
  }

  it('answers those who are in its channel', async () => {
    for (const who of [newsroom.maya, newsroom.priya]) {
      assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, who, '#newsroom'), /SECRET-1/);
      assert.match(await newsroom.ask('stories', who, '#newsroom'), /SECRET {2}The secret story · secret · closed/);
    }
  });

  it('is not named in a mention’s answer or in Find a Quote', async () => {
    const { tom } = newsroom;
    const answers = [];
    for (const { key, words } of [HIDDEN, GHOST]) {
      const thread = await tom.says(STORY, 'What do we have?');
      const form = (await tom.globalShortcut('Find a Quote')).asView;
      await tom.submit(form, { 'What they said': words });
      answers.push([(await tom.mention(STORY, thread.ts, `history ${key}-1`)).text, tom.reads(tom.view() ?? form)]);
      await tom.close(form, { clear: true });
    }
    assert.deepEqual(answers[0]?.map(masked), answers[1]?.map(masked));
  });

  it('is not in sight of a question that began before it was made', async () => {
    const { maya, tom, slack, desk } = newsroom;
    const { access, store } = desk.newsroom;
    const channel = slack.addChannel({ name: 'cover-late', kind: 'private', members: [maya.id, slack.bot.id] });
    for (const slug of ['first', 'second']) await newsroom.cover(slug);
    const looking = access.sight(tom.id as UserId);
    const late = {
      slug: 'late',
      channel: channel.id as ChannelId,
      openness: 'closed',
      madeBy: maya.id as UserId,
    } as const;
    const { id } = await madeStory(store, late, ['LATE']);
    await approved(store, id, { words: 'The cellar was dry.' });
    const { scope } = await looking;
    const { items } = await store.claims.list(scope, {}, 'newest', 0, 100);
    assert.ok(items.length > 0 && items.every(({ story }) => story !== id));
  });

  it('leaves its slug and key free for who may not see it, and a reference means what the asker sees', async () => {
    const { tom, maya, slack } = newsroom;
    const made = [];
    for (const { slug, key } of [HIDDEN, GHOST]) {
      slack.addChannel({ name: `of-tom-${slug}`, members: [tom.id, maya.id, newsroom.priya.id, slack.bot.id] });
      const reply = await tom.slash(`#of-tom-${slug}`, `/story new ${slug} key:${key} The story of Tom`);
      made.push(masked(reply.text));
    }
    assert.equal(made[0], made[1]);
    await newsroom.file({ 'What they said': 'Nothing of note' }, newsroom.priya, '#of-tom-secret');
    assert.match(await newsroom.ask('history SECRET-1', tom, STORY), /Nothing of note/);
    assert.match(
      await newsroom.ask('history SECRET-1', maya, '#newsroom'),
      /more than one story: The secret story .*; The story of Tom/,
    );
    for (const reference of ['1', 'SECRET-1']) {
      assert.match(await newsroom.ask(`history ${reference}`, maya, '#cover-secret'), new RegExp(HIDDEN.words));
      assert.match(await newsroom.ask(`history ${reference}`, maya, '#of-tom-secret'), /Nothing of note/);
    }
    const answer = await maya.slash('#newsroom', `/story who-said ${HIDDEN.words}`);
    const history = await (await maya.click(answer.asMessage, 'History')).reply();
    assert.match(history.text, new RegExp(`^History of SECRET-1\n[\\s\\S]*${HIDDEN.words}`));
  });
});

describe('a guest', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    await makeHidden(newsroom, [newsroom.priya], 'public');
  });
  after(() => newsroom.close());

  it('sees the story whose channel they are in', async () => {
    assert.match(await newsroom.ask('who-said illegally', newsroom.lena), /HACK-1/);
  });

  it('knows nothing of an open story whose channel they are not in', async () => {
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, newsroom.tom, '#newsroom'), /SECRET-1/);
    for (const line of LINES) await sameAnswer(newsroom, newsroom.lena, STORY, line);
  });

  it('makes no story, and knows of one as soon as they are let into its channel', async () => {
    await newsroom.lena.joins('#cover-secret', newsroom.maya.id);
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, newsroom.lena, '#cover-secret'), /SECRET-1/);
    newsroom.slack.addChannel({ name: 'guests', members: [newsroom.lena.id, newsroom.slack.bot.id] });
    assert.match(await newsroom.ask('new guests', newsroom.lena, '#guests'), /^Guests can't make a story/);
    await newsroom.lena.leaves('#cover-secret');
    for (const line of LINES) await sameAnswer(newsroom, newsroom.lena, STORY, line);
  });
});

/** Asks of the hidden story and of one that was never made: the two answers may differ in the names only. */
async function sameAnswer(
  newsroom: TestNewsroom,
  asker: Persona,
  where: string,
  line: (story: Hidden) => string,
): Promise<void> {
  const [hidden, ghost] = [
    await newsroom.ask(line(HIDDEN), asker, where),
    await newsroom.ask(line(GHOST), asker, where),
  ];
  assert.equal(masked(hidden), masked(ghost), `/story ${line(HIDDEN)}`);
}
