import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a map, and pictures', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({ About: ['Iran'], When: '2024-08-10' });
    await newsroom.approved({ About: ['Iran', 'J.D. Vance'], When: '2024-08-11', 'What they said': 'They know why.' });
    await newsroom.approved({
      'Who said it': 'Iran',
      'Title at the time': null,
      They: 'Denied something',
      About: ['Steven Cheung'],
      'What they said': 'We did nothing of the kind.',
    });
    await newsroom.file({ About: ['FBI'], 'What they said': 'Not approved yet.' });
  });
  after(() => newsroom.close());

  const pictures = (who: Persona) => {
    const { workspace } = newsroom.slack;
    return who.dms().flatMap(({ message }) => message.files.flatMap((id) => workspace.files.find(id) ?? []));
  };
  /** Presses *Show as Picture* under the answer to a line. */
  const shown = async (line: string, who = newsroom.priya) => {
    const before = pictures(who).length;
    const answer = (await who.slash(STORY, `/story ${line}`)).asMessage;
    const { text } = await (await who.click(answer, 'Show as Picture')).reply();
    const [file] = pictures(who).slice(before);
    assert.ok(file, text);
    return { file, text };
  };

  it('says who said how much about whom, most first, with references', async () => {
    const text = await newsroom.ask('map');
    assert.match(text, /HACK \(trump-campaign-hack\): who spoke of whom, in approved claims/u);
    const lines = text.split('\n').filter((line) => /claims? \(/u.test(line));
    assert.deepEqual(lines, [
      'Steven Cheung spoke of Iran: 2 claims (HACK-1, HACK-2) · 2 disputed',
      'Iran denied something about Steven Cheung: 1 claim (HACK-3)',
      'Steven Cheung spoke of J.D. Vance: 1 claim (HACK-2) · 1 disputed',
    ]);
  });

  it('narrows a map like any listing', async () => {
    assert.match(await newsroom.ask('map by:Iran'), /in approved claims by Iran/u);
    assert.doesNotMatch(await newsroom.ask('map by:Iran'), /Vance/u);
    assert.match(await newsroom.ask('map status:proposed'), /Steven Cheung spoke of FBI: 1 claim \(HACK-4\)/u);
    assert.match(await newsroom.ask('map outlet:Nowhere'), /No match/u);
  });

  it('sends the picture to the asker alone, with a text that says what it shows', async () => {
    const channelBefore = newsroom.tom.sees(STORY).length;
    const { file, text } = await shown('timeline');
    assert.match(text, /direct messages with me\. Whoever you share it with sees all that is in it/u);
    assert.equal(file.name, 'hack-timeline.png');
    assert.equal(Buffer.from(file.content, 'base64').toString('latin1', 1, 4), 'PNG');
    assert.match(file.alt_txt ?? '', /^Timeline of HACK, .+: 3 approved claims\. It has 2 statements and 1 denial/u);
    assert.equal(newsroom.tom.sees(STORY).length, channelBefore);
    assert.match(newsroom.priya.dms().at(-1)?.text ?? '', /In words: \/story timeline in:trump-campaign-hack/u);
  });

  it('draws what was asked for, narrowed, on any page, and as of another time', async () => {
    assert.match((await shown('map by:Iran')).file.alt_txt ?? '', /^Map of HACK.+1 approved claims? by Iran/u);
    assert.match((await shown('timeline status:proposed')).file.alt_txt ?? '', /1 proposed claims?.+not approved yet/u);
    assert.match((await shown('as-of today map')).file.alt_txt ?? '', /^Map of HACK/u);
  });

  it('offers no picture where there is nothing to draw, or more than one story', async () => {
    assert.doesNotMatch(await newsroom.ask('timeline outlet:Nowhere'), /Show as Picture/u);
    assert.doesNotMatch(await newsroom.ask('timeline in:all'), /Show as Picture/u);
  });

  it('tells whoever has the picture that a claim in it was retracted', async () => {
    await shown('map', newsroom.tom);
    const form = (await newsroom.maya.slash(STORY, '/story retract HACK-3')).asView;
    await newsroom.maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'It was withdrawn.' });
    await newsroom.slack.until(() => newsroom.tom.dms().some(({ text }) => /HACK-3/u.test(text)), 'the recall');
  });
});
