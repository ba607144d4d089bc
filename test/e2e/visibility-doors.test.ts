import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import { elementsIn } from '../../src/local/blocks/walk.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message } from '../../src/local/state/records.ts';
import { everywhere } from '../store/samples.ts';
import { isAtRest } from '../support/at-rest.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden, masked } from '../support/hidden.ts';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';
import { decisionsTold } from '../support/review.ts';

/** No story and no version has this number. */
const NOBODY = 999_999;

describe('a closed story, behind a forged request', () => {
  let newsroom: TestNewsroom;
  let hidden: Awaited<ReturnType<typeof makeHidden>>;
  let card: Message;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    card = await newsroom.card(await newsroom.file({ 'What they said': 'We deny it' }));
    hidden = await makeHidden(newsroom, [newsroom.priya]);
  });
  after(() => newsroom.close());

  for (const button of ['Share in Channel', 'Copy Attribution', 'History', 'Report a Problem']) {
    it(`shows nothing to a press of ${button}`, async () => {
      for (const who of [newsroom.tom, newsroom.lena]) {
        const answer = (await who.slash(STORY, '/story who-said illegally')).asMessage;
        assert.equal(await pressed(who, answer, button, hidden.approved), await pressed(who, answer, button, NOBODY));
      }
    });
  }

  for (const button of ['Approve', 'Hold', 'Take Back', 'Decline']) {
    it(`takes no ${button} from an editor who may not see it`, async () => {
      const told = await pressed(newsroom.tom, card, button, hidden.waiting);
      assert.equal(told, await pressed(newsroom.tom, card, button, NOBODY));
      assert.equal(told, 'That is no longer here. Ask again.');
    });
  }

  it('shows no page to a turn that asks for it', async () => {
    const answer = (await newsroom.tom.slash(STORY, '/story claims status:proposed')).asMessage;
    const turn = (slug: string, channel: string) =>
      JSON.stringify({ verb: 'claims', rest: slug && `in:${slug}`, channel, starts: [0] });
    const channel = newsroom.slack.workspace.channels.get(HIDDEN_CHANNEL).id;
    const asked = ['secret', 'ghosts'].map((slug) =>
      pressed(newsroom.tom, answer, 'History', turn(slug, 'C0'), 'answer.page.turn.next'),
    );
    assert.equal(masked((await asked[0]) ?? ''), masked((await asked[1]) ?? ''));
    const there = [channel, 'C0NOWHERE01'].map((place) =>
      pressed(newsroom.tom, answer, 'History', turn('', place), 'answer.page.turn.next'),
    );
    assert.equal(await there[0], await there[1]);
  });

  it('offers none of its names in a form', async () => {
    const form = (await newsroom.tom.slash(STORY, '/story add')).asView;
    for (const label of ['Who said it', 'About']) {
      const offered = [];
      for (const story of [hidden.story, NOBODY]) {
        const forged = structuredClone(form);
        newsroom.forge(forged, { story });
        offered.push(await newsroom.tom.suggest(forged, label, 'Boris'));
      }
      assert.deepEqual(offered[0], offered[1]);
    }
    await newsroom.tom.close(form, { clear: true });
  });

  it('takes no claim, and no actor of its own for another story', async () => {
    for (const [change, fields] of [
      [(story: number) => ({ story }), {}],
      [() => ({}), { 'Who said it': null }],
    ] as const) {
      const told = [];
      for (const id of [hidden.story, NOBODY]) {
        const form = (await newsroom.tom.slash(STORY, '/story add')).asView;
        await newsroom.tom.fill(form, { ...CLAIM, They: 'Said it' });
        newsroom.forge(form, change(id));
        if ('Who said it' in fields) chooseActor(form, await actorOf(newsroom, id));
        told.push(await newsroom.tom.submit(form));
        await newsroom.tom.close(form, { clear: true });
      }
      assert.equal(told[0]?.outcome, 'errors');
      assert.deepEqual(told[0], told[1]);
    }
  });

  it('keeps its settings', async () => {
    const told = [];
    for (const story of [hidden.story, NOBODY]) {
      const form = (await newsroom.tom.slash(STORY, '/story settings')).asView;
      newsroom.forge(form, { story });
      told.push(await newsroom.tom.submit(form, { Title: 'Mine' }));
      await newsroom.tom.close(form, { clear: true });
    }
    assert.equal(told[0]?.outcome, 'errors');
    assert.deepEqual(told[0], told[1]);
  });
});

describe('somebody who leaves the channel of a closed story', () => {
  let newsroom: TestNewsroom;
  let hidden: Awaited<ReturnType<typeof makeHidden>>;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    hidden = await makeHidden(newsroom, [newsroom.priya, newsroom.tom]);
  });

  it('knows of it no more, at once, not even through what they still have on the screen', async () => {
    const { priya } = newsroom;
    const answer = await priya.slash('#newsroom', `/story who-said ${HIDDEN.words}`);
    assert.match(answer.text, /SECRET-1/);
    const form = (await priya.slash(HIDDEN_CHANNEL, '/story add')).asView;
    await priya.leaves(HIDDEN_CHANNEL);
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, priya, '#newsroom'), /^No match/);
    for (const button of ['Share in Channel', 'Copy Attribution', 'History', 'Report a Problem']) {
      assert.equal(
        (await (await priya.click(answer.asMessage, button)).reply()).text,
        'That is no longer here. Ask again.',
      );
    }
    assert.doesNotMatch(priya.reads(await priya.openHome()), /secret/i);
    assert.equal((await priya.submit(form, CLAIM)).outcome, 'errors');
    await newsroom.close();
  });

  it('hears no more of the claim they proposed, and decides on none', async () => {
    const { priya, tom, maya } = newsroom;
    const card = await newsroom.card('SECRET-2', HIDDEN_CHANNEL);
    await tom.react(card, 'x');
    await newsroom.cardSays(/On hold by @Tom/, 'SECRET-2', HIDDEN_CHANNEL);
    for (const who of [priya, tom]) await who.leaves(HIDDEN_CHANNEL);
    const { store, now } = newsroom.desk.newsroom;
    await store.outbox.add('card_stuck', hidden.waiting, priya.id as UserId, { error: 'is_archived' }, now());
    await maya.react(card, '+1');
    await newsroom.settled('SECRET-2', 'approved', HIDDEN_CHANNEL);
    await newsroom.slack.until(async () => {
      await newsroom.ask('stories', maya, HIDDEN_CHANNEL);
      return isAtRest(newsroom.desk.newsroom);
    }, 'everything to be sent');
    assert.deepEqual(decisionsTold(priya, 'SECRET-2'), []);
    assert.ok(!priya.dms().some(({ text }) => text.startsWith('SECRET-2 is kept')));
    await newsroom.close();
  });
});

describe('a share in a channel', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    await makeHidden(newsroom, [newsroom.priya]);
  });
  after(() => newsroom.close());

  const share = async (who: Persona, where: string, words: string): Promise<string> => {
    const answer = (await who.slash(where, `/story who-said ${words} in:all`)).asMessage;
    return (await (await who.click(answer, 'Share in Channel')).reply()).text;
  };

  it('is for a channel whose members may all see the story', async () => {
    assert.equal(await share(newsroom.priya, '#newsroom', 'illegally'), 'HACK-1 is shared here.');
    assert.equal(await share(newsroom.priya, HIDDEN_CHANNEL, HIDDEN.words), 'SECRET-1 is shared here.');
    assert.ok(newsroom.tom.sees('#newsroom').some((seen) => /shared by @Priya Raman/.test(seen.text)));
  });

  it('is refused, and not explained, where somebody may not', async () => {
    for (const [who, where, words] of [
      [newsroom.priya, '#newsroom', HIDDEN.words],
      [newsroom.maya, '#desk-editors', HIDDEN.words],
      [newsroom.priya, STORY, HIDDEN.words],
      [newsroom.priya, '#joint-desk', HIDDEN.words],
      [newsroom.priya, '#joint-desk', 'illegally'],
    ] as const) {
      const before = newsroom.maya.sees(where).filter((seen) => !seen.ephemeral).length;
      assert.equal(await share(who, where, words), "This can't be shared here.", `${words} in ${where}`);
      assert.equal(newsroom.maya.sees(where).filter((seen) => !seen.ephemeral).length, before);
    }
  });

  it('is refused as soon as a guest joins who sees another story only', async () => {
    const channel = await newsroom.cover('other', { members: [newsroom.priya] });
    assert.equal(await share(newsroom.priya, channel, 'illegally'), 'HACK-1 is shared here.');
    newsroom.slack.addPerson({ name: 'gus', real_name: 'Gus Guest', is_restricted: true });
    await newsroom.slack.person('gus').joins(channel, newsroom.maya.id);
    assert.equal(await share(newsroom.priya, channel, 'illegally'), "This can't be shared here.");
  });
});

describe('people of another workspace', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    newsroom.slack.workspace.channels.get(STORY).is_ext_shared = true;
    await newsroom.sam.joins(STORY);
    // Where it stays shared, no card would stand there.
    newsroom.slack.workspace.channels.get(STORY).is_ext_shared = false;
  });
  after(() => newsroom.close());

  const CLOSED = 'Story Desk answers members of this workspace only.';

  it('get the same sentence from every button, mention and Home', async () => {
    const { sam } = newsroom;
    const card = await newsroom.card(await newsroom.file({}));
    for (const button of ['Approve', 'Hold', 'Take Back', 'Decline']) {
      assert.equal((await (await sam.click(card, button)).reply()).text, CLOSED);
    }
    for (const line of ['stories', 'history HACK-1', 'add', 'nonsense']) {
      assert.equal((await sam.mention(STORY, undefined, line)).text, CLOSED);
    }
    assert.equal(sam.reads(await sam.openHome()), CLOSED);
    assert.match(await newsroom.cardText('HACK-2'), /^Needs 1 approval/m);
  });
});

/** Presses a button that carries another value than it was given. @returns what the presser reads */
async function pressed(
  who: Persona,
  on: Message,
  button: string,
  value: number | string,
  action?: string,
): Promise<string> {
  const forged = structuredClone(on);
  for (const { element } of elementsIn(forged.blocks)) {
    if (element.type !== 'button' || element.text.text !== button) continue;
    element.value = String(value);
    if (action) element.action_id = action;
  }
  const { text, view } = await (await who.click(forged, button)).reply();
  if (view) await who.close(view, { clear: true });
  return text;
}

/** The first actor of a story; for no story, one that is not there. */
async function actorOf(newsroom: TestNewsroom, story: number): Promise<number> {
  const names = await newsroom.desk.newsroom.store.actors.names(everywhere);
  return names.find((actor) => actor.story === story)?.id ?? NOBODY;
}

function chooseActor(form: { entered: Record<string, Record<string, unknown>> }, actor: number): void {
  for (const [block, values] of Object.entries(form.entered)) {
    if (block !== 'speaker') continue;
    for (const action of Object.keys(values)) {
      const option = { text: { type: 'plain_text', text: 'Boris' }, value: `a:${actor}` };
      values[action] = { type: 'external_select', selected_option: option };
    }
  }
}
