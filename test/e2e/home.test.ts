import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('the Home tab', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
  });
  after(() => newsroom.close());

  const home = async (who: Persona): Promise<string> => who.reads(await who.openHome());

  it('says how to begin in an empty newsroom', async () => {
    assert.match(
      await home(newsroom.priya),
      /Nothing waits for review\..*None yet\. In the channel that covers it, type \/story new/s,
    );
  });

  it('shows the stories, and what waits with a link to its card, oldest first', async () => {
    await newsroom.story();
    await newsroom.file({ 'What they said': 'First *of* all' });
    await newsroom.file({ 'What they said': 'Second of all' });
    const text = await home(newsroom.tom);
    assert.match(text, /HACK Trump campaign says it was hacked #trump-campaign-hack/);
    assert.match(text, /First \*of\* all.*Open the card of HACK-1.*Second of all.*Open the card of HACK-2/s);
  });

  it('shows a decided claim no more', async () => {
    await newsroom.maya.react(await newsroom.card('HACK-1'), '+1');
    await newsroom.settled('HACK-1', 'approved');
    const text = await home(newsroom.tom);
    assert.doesNotMatch(text, /First \*of\* all/);
    assert.match(text, /HACK-2/);
  });

  it('is drawn anew when what stands on it is retracted or sealed', async () => {
    const { maya, tom, slack } = newsroom;
    const gone = (words: RegExp) =>
      slack.until(() => {
        const view = slack.workspace.views.home(tom.id);
        return view && !words.test(tom.reads(view));
      }, `Tom’s Home tab to lose ${words}`);
    const reference = await newsroom.file({ 'What they said': 'A third thing' });
    assert.match(await home(tom), /A third thing/);
    await maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
    const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await gone(/A third thing/);
    const waiting = await newsroom.file({ 'What they said': 'A fourth thing' });
    assert.match(await home(tom), /A fourth thing/);
    const seal = (await maya.slash(STORY, `/story seal ${waiting}`)).asView;
    await maya.submit(seal, { Reason: 'An order of the court.' });
    await gone(/A fourth thing/);
  });

  it('holds nothing of a closed story for who is not in its channel', async () => {
    const before = [await home(newsroom.tom), await home(newsroom.lena)];
    await makeHidden(newsroom, [newsroom.priya]);
    assert.deepEqual([await home(newsroom.tom), await home(newsroom.lena)], before);
    const text = await home(newsroom.priya);
    assert.match(text, new RegExp(`${HIDDEN.words}, again`));
    assert.match(text, /SECRET The secret story #cover-secret/);
    await newsroom.tom.joins(HIDDEN_CHANNEL, newsroom.maya.id);
    assert.match(await home(newsroom.tom), /SECRET-2/);
    await newsroom.tom.leaves(HIDDEN_CHANNEL);
    assert.equal(await home(newsroom.tom), before[0]);
  });

  it('shows a guest the stories whose channels they are in', async () => {
    await newsroom.cover('other');
    const text = await home(newsroom.lena);
    assert.match(text, /HACK/);
    assert.doesNotMatch(text, /OTHER|SECRET/);
  });

  it('counts what does not fit, and shows an archived story no more', async () => {
    for (let filed = 0; filed < 11; filed += 1) await newsroom.file({ 'What they said': `Word ${filed}` });
    assert.match(await home(newsroom.tom), /12 in all: \/story pending/);
    await newsroom.ask('archive other', newsroom.maya);
    assert.doesNotMatch(await home(newsroom.maya), /OTHER/);
  });

  it('counts what is too long to be shown, too', async () => {
    await newsroom.cover('long', { members: [newsroom.priya] });
    const fields = { 'What they said': 'x'.repeat(3_000) };
    for (let filed = 0; filed < 4; filed += 1) await newsroom.file(fields, newsroom.priya, '#cover-long');
    for (let number = 1; number <= 15; number += 1) {
      const reference = `HACK-${number}`;
      if (number === 3 || number === 4) continue;
      if (number > 1) await newsroom.maya.react(await newsroom.card(reference), '+1');
      await newsroom.settled(reference, 'approved');
    }
    const text = await home(newsroom.tom);
    assert.match(text, /Open the card of LONG-2/);
    assert.doesNotMatch(text, /Open the card of LONG-[34]/);
    assert.match(text, /4 in all: \/story pending/);
  });

  it('tells people of another workspace one sentence', async () => {
    assert.equal(await home(newsroom.sam), 'Story Desk answers members of this workspace only.');
  });
});
