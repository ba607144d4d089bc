import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { View } from '../../src/local/state/records.ts';
import { Cloak } from '../../src/slack/cloak.ts';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

const NO_LONGER_HERE = 'That is no longer here. Ask again.';

describe('the numbers of our rows', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('are in nothing that Slack is sent, and everything works', async () => {
    const { maya, tom, priya, slack } = newsroom;
    // Filed with a button, a form and a menu; approved by a press; seen on two pages.
    const reference = await newsroom.file({});
    await maya.click(await newsroom.card(reference), 'Approve');
    await newsroom.settled(reference, 'approved');
    for (let count = 0; count < 6; count += 1) await newsroom.file({ 'What they said': `We deny it, ${count}.` });
    const list = (await tom.slash(STORY, '/story claims status:proposed')).asMessage;
    const turned = await (await tom.click(list, 'Next')).reply();
    assert.match(turned.text, /6–6 of 6/);
    const held = await (await maya.click(await newsroom.card('HACK-2'), 'Hold')).opened();
    assert.deepEqual(await maya.submit(held, { Reason: 'Who heard it?' }), { outcome: 'closed' });
    await newsroom.cardSays(/On hold by @Maya/, 'HACK-2');

    // Shown, shared, reported, corrected, recalled, confirmed.
    const answer = (await tom.slash(STORY, '/story who-said illegally')).asMessage;
    for (const button of ['Share in Channel', 'Copy Attribution', 'History']) {
      assert.notEqual((await (await tom.click(answer, button)).reply()).text, NO_LONGER_HERE);
    }
    const report = await (await tom.click(answer, 'Report a Problem')).opened();
    assert.deepEqual(await tom.submit(report, { Reason: 'The tape differs.' }), { outcome: 'closed' });
    const change = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
    const fields = {
      'This is a': 'Correction: it was wrong',
      Reason: 'Misheard.',
      'What they said': 'They were stolen.',
    };
    await newsroom.proposed(priya, () => priya.submit(change, fields));
    const second = await slack.until(
      () => maya.sees(STORY).findLast(({ text }) => text.startsWith(`Review ${reference}, version 2`))?.message,
      'the card of the correction',
    );
    await maya.click(second, 'Approve');
    await newsroom.settled(reference, 'approved, version 2');
    const told = await slack.until(
      () => tom.dms().find(({ text }) => text.startsWith('What you were shown has changed'))?.message,
      'the recall',
    );
    await (await tom.click(told, 'Got It')).reply();
    assert.match(tom.reads(told), /You confirmed this\./);

    // Forms opened by a mention, from a message, and outside every channel; one drawn again; one that answers in itself.
    const said = await tom.says(STORY, 'Cheung told CNN: “They were stolen.”');
    const offered = await priya.mention(STORY, said.ts, 'add “They were stolen” — Steven Cheung');
    const form = await (await priya.click(offered.asMessage, 'Open Form')).opened();
    await newsroom.proposed(priya, () => priya.submit(form));
    await priya.shortcut('Save as Claim', said);
    const saved = await newsroom.claimForm(priya);
    await priya.pressEnter(saved, 'When', 'yesterday');
    const redrawn = await slack.until(() => {
      const view = priya.view();
      return view && /When is read as/.test(priya.reads(view)) && view;
    }, 'the form to be drawn again');
    await priya.fill(redrawn, { 'Who said it': 'Steven Cheung', About: ['Steven Cheung', 'Donald Trump'] });
    assert.equal(chosenIn(redrawn).length, 3);
    for (const value of chosenIn(redrawn)) assert.match(value, /^~/);
    await newsroom.proposed(priya, () => priya.submit(redrawn, { 'What they said': '“They were stolen.”' }));
    const find = (await priya.globalShortcut('Find a Quote')).asView;
    assert.equal((await priya.submit(find, { 'What they said': 'stolen' })).outcome, 'updated');
    assert.match(priya.view()?.private_metadata ?? '', /^~/);
    await priya.close(find, { clear: true });
    await changeSettings({ 'Approvals needed': '2' }, maya, STORY, newsroom);
    await maya.openHome();

    const sent = slack.journal.calls.flatMap(({ args }) => carried(args));
    const kinds = new Map(sent.map(({ name }) => [name, sent.filter((one) => one.name === name).length]));
    for (const name of ['value', 'private_metadata', 'block_id']) assert.ok((kinds.get(name) ?? 0) > 5, name);
    for (const { name, text } of sent) assert.match(text, name === 'block_id' ? /^[a-z_]+$/ : /^~[\w-]+$/);
  });

  it('open no form, press no button and offer no name where another fact store hid them', async () => {
    const { priya } = newsroom;
    const other = new Cloak(Buffer.alloc(32, 1));
    const foreign = <Shown extends object>(shown: Shown): Shown => other.hideIn(newsroom.cloak.showIn(shown).shown);

    const answer = (await priya.slash(STORY, '/story who-said stolen')).asMessage;
    assert.equal((await (await priya.click(foreign(answer), 'History')).reply()).text, NO_LONGER_HERE);
    for (const [line, who, fields] of [
      ['/story add', priya, CLAIM],
      ['/story settings', newsroom.maya, {}],
      ['/story retract HACK-1', newsroom.maya, { 'Taken back by': 'The outlet', Reason: 'A reason.' }],
      ['/story seal HACK-1', newsroom.maya, { Reason: 'A reason.' }],
    ] as const) {
      const form = (await who.slash(STORY, line)).asView;
      await who.fill(form, fields);
      const { blocks, private_metadata } = foreign(form);
      Object.assign(form, { blocks, private_metadata });
      if (line === '/story add') assert.deepEqual(await who.suggest(form, 'Who said it', 'Cheung'), []);
      assert.match(JSON.stringify(await who.submit(form)), /no longer here/, line);
      await who.close(form, { clear: true });
    }
    assert.doesNotMatch(JSON.stringify(newsroom.slack.journal.calls), /Something broke/);
  });

  it('may stand bare on what an earlier version posted', async () => {
    const { priya } = newsroom;
    const answer = (await priya.slash(STORY, '/story who-said stolen')).asMessage;
    const { shown } = newsroom.cloak.showIn(answer);
    assert.match((await (await priya.click(shown, 'History')).reply()).text, /^History of HACK-1/);
  });
});

/** Values of the options that are chosen in a form, as Slack has them. */
const chosenIn = (form: View): string[] =>
  Object.values(form.entered).flatMap((inputs) =>
    Object.values(inputs).flatMap((held) => ('value' in held ? [] : carried(held).map(({ text }) => text))),
  );

interface Carried {
  readonly name: string;
  readonly text: string;
}

/** Every text that a control, a form or a block carries in a JSON; of what people typed, a form sends none. */
function carried(json: unknown): Carried[] {
  if (typeof json === 'string' && /^[[{]/.test(json)) return carried(JSON.parse(json));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, held]) =>
    typeof held === 'string' && ['value', 'private_metadata', 'block_id'].includes(name)
      ? [{ name, text: held }]
      : carried(held),
  );
}
