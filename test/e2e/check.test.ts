import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { HIDDEN, makeHidden } from '../support/hidden.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const SAID = 'These documents were illegally obtained from foreign sources hostile to the United States.';

describe('check', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({ About: ['Iranian government'] });
    await newsroom.approved({
      'Who said it': 'Iranian government',
      'What they said': 'We do not interfere.',
      They: 'Denied something',
      'Title at the time': null,
    });
    await newsroom.approved({ 'What they said': 'The campaign was hacked in June', 'These are': 'Our words' });
  });
  after(() => newsroom.close());

  /** What somebody reads when they have a draft checked. */
  async function check(draft: string, who: Persona = newsroom.priya, channel = STORY): Promise<string> {
    const before = new Set([...who.ephemerals(channel), ...who.dms()].map(({ ts }) => ts));
    const form = (await who.slash(channel, '/story check')).asView;
    assert.deepEqual(await who.submit(form, { Draft: draft }), { outcome: 'closed' });
    const fresh = () => [...who.ephemerals(channel), ...who.dms()].find(({ ts }) => !before.has(ts));
    return who.reads((await newsroom.slack.until(fresh, 'what was found')).message);
  }

  it('says of each quotation what it is, in the draft’s order, to the asker alone', async () => {
    const found = await check(
      [
        `“${SAID}” said Steven Cheung. Tehran’s Iranian government denied it.`,
        '“These documents were unlawfully obtained from foreign sources,” Cheung said.',
        '“Nobody ever told us about any of this,” said an aide, who called it “a mess.”',
      ].join('\n\n'),
    );
    assert.match(found, /^3 quotations in your draft 1 of one or two words was not looked up\./);
    assert.match(found, /Exact: HACK-1.*Altered: not what HACK-1 says.*Not on file/s);
    assert.match(found, /From what is on file to your draft: .*illegally.*unlawfully/s);
    assert.ok(!newsroom.tom.sees(STORY).some(({ text }) => /in your draft/.test(text)));
  });

  it('says where a draft cut, where it names somebody else, and whose denial it leaves out', async () => {
    const cut = await check('“These documents were … hostile to the United States,” Cheung said.');
    assert.match(cut, /Exact, cut: HACK-1/);
    assert.match(cut, /Disputed: your draft leaves out Iranian government \(HACK-2\)\./);
    const other = await check(`“${SAID}” said the Iranian government.`);
    assert.match(
      other,
      /Misattributed\? Your draft names Iranian government beside it; on file Steven Cheung said it\./,
    );
    assert.doesNotMatch(other, /Disputed/);
  });

  it('takes our own words for no quotation', async () => {
    assert.match(await check('“The campaign was hacked in June,” he said.'), /Our words, not a quotation: HACK-3/);
  });

  it('says what was superseded, retracted, or waits', async () => {
    const { priya, maya } = newsroom;
    await newsroom.file({ 'What they said': 'We will find whoever did this.' });
    assert.match(await check('“We will find whoever did this,” he said.'), /Exact, but not approved yet: HACK-4/);
    const reference = await newsroom.approved({ 'What they said': 'It was the Russians again.' });
    const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.settled(reference, 'retracted');
    assert.match(await check('“It was the Russians again,” he said.', priya), /Exact, but retracted: HACK-5/);
  });

  it('offers to file what is not on file, with its words', async () => {
    const { priya, slack } = newsroom;
    await check('“Nobody has shown us any proof,” said Politico.');
    const answer = priya.ephemerals(STORY).at(-1)?.message;
    assert.ok(answer);
    await priya.click(answer, 'File It');
    const form = await slack.until(() => priya.view() ?? undefined, 'the form for a claim');
    assert.match(priya.reads(form), /Nobody has shown us any proof,/);
    await priya.close(form, { clear: true });
  });

  it('pages through a long draft, and says so where there is nothing to check', async () => {
    const { priya } = newsroom;
    const long = Array.from({ length: 8 }, (_, index) => `“Sentence number ${index} of many here,” she said.`);
    assert.match(await check(long.join('\n')), /8 quotations in your draft · 1–6 of 8/);
    const page = await (await priya.click(priya.ephemerals(STORY).at(-1)?.message ?? assert.fail(), 'Next')).reply();
    assert.match(page.text, /7–8 of 8/);
    assert.match(await check('No quotation at all.'), /There is no quotation in this draft\./);
    const form = (await priya.slash(STORY, '/story check')).asView;
    assert.match(JSON.stringify(await priya.submit(form, { Draft: '  ' })), /Paste your draft here/);
    await priya.close(form, { clear: true });
  });

  it('takes a message for a draft, from its menu', async () => {
    const { tom } = newsroom;
    const said = await tom.says(STORY, `Draft: "${SAID}" said Cheung.`);
    const reply = await tom.shortcut('Check as Draft', said);
    assert.match(reply.text, /1 quotation in your draft/);
  });

  it('finds nothing of a story that the asker may not see', async () => {
    await makeHidden(newsroom, [newsroom.priya]);
    const draft = `“${HIDDEN.words},” said ${HIDDEN.speaker}.`;
    assert.match(await check(draft, newsroom.priya, '#newsroom'), /Exact: SECRET-1/);
    const hidden = await check(draft, newsroom.tom, '#newsroom');
    assert.match(hidden, /Not on file/);
    assert.doesNotMatch(hidden, /SECRET|Misattributed/);
  });
});
