import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OPEN_ACTION } from '../../src/commands/checked-draft.ts';
import type { UserId } from '../../src/domain/ids.ts';
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
    const seen = () => [...who.ephemerals(channel), ...who.dms()].filter(({ text }) => /quotation/i.test(text));
    const before = new Set(seen().map(({ ts }) => ts));
    await who.slash(channel, '/story check');
    // What else the desk has to say may come before the form does.
    const form = await newsroom.slack.until(() => who.view()?.submit === 'Check' && who.view(), 'the form for a draft');
    const { outcome } = await who.submit(form, { Draft: draft });
    assert.notEqual(outcome, 'errors');
    const fresh = () => seen().find(({ ts }) => !before.has(ts));
    const { message } = await newsroom.slack.until(fresh, 'what was found');
    // On a busy machine the form stays, and says what was found, too.
    const left = who.view();
    if (left) await who.close(left, { clear: true });
    return who.reads(message);
  }

  it('says of each quotation what it is, in the draft’s order, to the asker alone', async () => {
    const found = await check(
      [
        `“${SAID}” said Steven Cheung. Tehran’s Iranian government denied it.`,
        '“These documents were unlawfully obtained from foreign sources,” Cheung said.',
        '“Nobody ever told us about any of this,” said an aide, who called it “a mess.”',
      ].join('\n\n'),
    );
    assert.match(found, /^3 quotations: 1 exact, 1 altered, 1 not on file 1 of one or two words was not/);
    assert.match(found, /Exact: HACK-1.*Altered: HACK-1.*Not on file/s);
    assert.match(found, /From what is on file to your draft: .*illegally.*unlawfully/s);
    assert.ok(!newsroom.tom.sees(STORY).some(({ text }) => /quotations: /.test(text)));
  });

  it('says where a draft cut, put in and changed a first letter, and whose denial it leaves out', async () => {
    const cut = await check('Cheung said that “these documents were … hostile to the [U]nited States.”');
    assert.match(cut, /^1 quotation: 1 exact, 1 disputed\n/);
    assert.match(cut, /Exact \(cut, first letter changed\), disputed: HACK-1/);
    assert.match(cut, /Disputed: your draft leaves out the denial of Iranian government \(HACK-2\)\./);
    const put = await check(
      '“These [internal] documents were illegally obtained,” he said. The Iranian government denied it.',
    );
    assert.match(put, /Exact \(with brackets\): HACK-1/);
    assert.doesNotMatch(put, /isputed/);
  });

  it('says who said it, where the draft gives it to somebody else or another title', async () => {
    const other = await check(`“${SAID}” said the Iranian government.`);
    assert.match(other, /^1 quotation: 1 exact, 1 misattributed\n/);
    assert.match(other, /Exact, misattributed: HACK-1/);
    assert.match(
      other,
      /Misattributed: your draft gives these words to Iranian government; on file Steven Cheung said them\./,
    );
    const draft = `The Iranian government denied it. “${SAID}” campaign manager Steven Cheung said in a statement.`;
    const title = await check(draft);
    assert.match(title, /Exact, misattributed: HACK-1/);
    assert.match(
      title,
      /your draft calls Steven Cheung “campaign manager”; on file it was “Trump campaign spokesman” when this was said/,
    );
    const guessed = await check(`“${SAID}” That from the Iranian government!`);
    assert.match(
      guessed,
      /Misattributed\? Your draft names Iranian government beside it; on file Steven Cheung said it\./,
    );
  });

  it('has nothing to say of a clean draft', async () => {
    const found = await check(
      [
        'The campaign was hacked, its spokesman said Saturday, and blamed Iran.',
        `“These documents were illegally obtained,” campaign spokesman Steven Cheung said in a statement. He called them “hostile.”`,
        'The Iranian government denied it. “We do not interfere,” it said. The FBI declined to comment.',
      ].join('\n\n'),
    );
    assert.match(found, /^2 quotations: 2 exact 1 of one or two words was not looked up\.\n/);
    assert.match(found, /Exact: HACK-1.*Exact: HACK-2/s);
    assert.doesNotMatch(found, /your draft|isattributed|isputed|No response|One source|background/);
  });

  it('takes our own words for no quotation', async () => {
    assert.match(await check('“The campaign was hacked in June,” he said.'), /Our words, not a quotation: HACK-3/);
  });

  it('says what was superseded, retracted, or waits', async () => {
    const { priya, maya } = newsroom;
    await newsroom.file({ 'What they said': 'We will find whoever did this.' });
    assert.match(await check('“We will find whoever did this,” he said.'), /Exact, not approved yet: HACK-4/);
    const reference = await newsroom.approved({ 'What they said': 'It was the Russians again.' });
    const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.settled(reference, 'retracted');
    assert.match(await check('“It was the Russians again,” he said.', priya), /Exact, retracted: HACK-5/);
  });

  it('offers to file what is not on file, with what the draft says of it', async () => {
    const { priya } = newsroom;
    await check('“Nobody has shown us any proof,” Politico spokesman Jim Roe told Reuters on Aug. 12, 2024.');
    const answer = priya.ephemerals(STORY).at(-1)?.message;
    assert.ok(answer);
    await priya.click(answer, 'File It');
    const form = await newsroom.claimForm();
    const text = priya.reads(form);
    for (const part of [
      'Who said it: Jim Roe',
      'Title at the time (optional): Politico spokesman',
      'What they said (optional): Nobody has shown us any proof\n',
      'These are: Exact words',
      'When (optional): Aug. 12, 2024',
      'How and to whom (optional): told Reuters',
    ]) {
      assert.ok(text.includes(part), `${part} in:\n${text}`);
    }
    await priya.close(form, { clear: true });
  });

  it('knows the house rules: one source, no response, words on background', async () => {
    const { lena } = newsroom;
    assert.ok(lena);
    const knower = { 'Identity known to': newsroom.maya.id };
    const unnamed = await newsroom.approved({
      ...knower,
      'Who said it': 'a senior official',
      'Title at the time': null,
      'What they said': 'Phishing mails were sent to everybody in the office.',
      About: ['Microsoft'],
      'Ground rules': 'On background',
      'Terms as agreed': 'a senior official',
    });
    const found = await check('“Phishing mails were sent to everybody in the office,” sources said.');
    assert.match(found, new RegExp(`Exact: ${unnamed}`));
    assert.match(found, /One source: your draft says “sources”; on file it is from a senior official alone\./);
    assert.match(found, /No response: it is about Microsoft, whose answer is neither on file nor in your draft\./);
    const named = await check(
      '“Phishing mails were sent to everybody in the office,” Donald Trump said. Microsoft did not respond.',
    );
    assert.match(
      named,
      /On background: your draft gives these words a name\. The terms as agreed: “a senior official”\./,
    );
    assert.doesNotMatch(named, /One source|No response/);
    const paraphrased = await check('Sources said phishing mails were sent to everybody in the office.');
    assert.match(paraphrased, /^No quotation in your draft 1 statement in your own words to look at, too\.\n/);
    assert.match(paraphrased, new RegExp(`No quotation, but much like ${unnamed}`));
    assert.match(paraphrased, /One source: your draft says “Sources”/);
  });

  it('holds a quotation against the claim with the same punctuation, where several have its words', async () => {
    const spelled = 'They saw it, and everybody knows.';
    const reference = await newsroom.approved({ 'What they said': spelled });
    const other = await newsroom.approved({ 'What they said': spelled.replace(',', '') });
    assert.match(await check(`“${spelled.replace('.', ',')}” Cheung said.`), new RegExp(`Exact: ${reference}\\n`));
    assert.match(await check(`“${spelled.replace(',', '')}” Cheung said.`), new RegExp(`Exact: ${other}\\n`));
  });

  it('says what is under embargo, and what a correction may change', async () => {
    const { priya } = newsroom;
    const reference = await newsroom.approved({
      'What they said': 'The report names eleven officials.',
      'Embargo until': 'Aug. 12, 2199, 6 a.m.',
    });
    const found = await check('“The report names eleven officials,” Cheung said.');
    assert.match(found, new RegExp(`^1 quotation: 1 exact, 1 under embargo\\n[^]*Exact, under embargo: ${reference}`));
    assert.match(
      found,
      /Embargo until 6 a\.m\. Monday, Aug\. 12, 2199: \d+ days .*left\. It may not be published before\./,
    );
    const paraphrased = await check('Cheung said that the report names eleven officials.');
    assert.match(paraphrased, new RegExp(`much like ${reference}[^]*It may not be published before`));

    const other = await newsroom.approved({ 'What they said': 'Nothing was taken from us.' });
    const form = (await priya.slash(STORY, `/story correct ${other}`)).asView;
    const change = { 'This is a': 'Correction: it was wrong', Reason: 'He said much.' };
    await newsroom.proposed(priya, () => priya.submit(form, { ...change, 'What they said': 'Not much was taken.' }));
    assert.match(
      await check('“Nothing was taken from us,” Cheung said.'),
      new RegExp(
        `Exact, correction pending: ${other}[^]*A correction waits for review, so these words may be wrong\\.`,
      ),
    );
  });

  it('pages through a long draft, and says so where there is nothing to check', async () => {
    const { priya } = newsroom;
    const long = Array.from({ length: 8 }, (_, index) => `“Sentence number ${index} of many here,” she said.`);
    assert.match(await check(long.join('\n')), /8 quotations: 8 not on file · 1–6 of 8/);
    const page = await (await priya.click(priya.ephemerals(STORY).at(-1)?.message ?? assert.fail(), 'Next')).reply();
    assert.match(page.text, /7–8 of 8/);
    assert.match(await check('No quotation at all.'), /No quotation in your draft/);
    const form = (await priya.slash(STORY, '/story check')).asView;
    assert.match(JSON.stringify(await priya.submit(form, { Draft: '  ' })), /Paste your draft here/);
    await priya.close(form, { clear: true });
  });

  it('takes a message for a draft, from its menu', async () => {
    const { tom } = newsroom;
    const said = await tom.says(STORY, `Draft: "${SAID}" said Cheung.`);
    const reply = await tom.shortcut('Check as Draft', said);
    assert.match(reply.text, /1 quotation: 1 exact/);
  });

  it('stays on the asker’s Home tab, where it is checked anew, and with nobody else', async () => {
    const { priya, tom, maya, slack } = newsroom;
    const draft = 'Leads: “We saw it coming for months,” Cheung said.';
    assert.match(await check(draft), /^1 quotation: 1 not on file/);
    const home = await slack.until(() => {
      const view = priya.home();
      return view && /Leads: .*\n.* · 1 quotation: 1 not on file/.test(priya.reads(view)) && view;
    }, 'the draft on her Home tab');
    const reference = await newsroom.approved({ 'What they said': 'We saw it coming for months.' });
    await priya.click(home, 'Open');
    const opened = await slack.until(() => priya.view(), 'the draft, checked again');
    assert.match(priya.reads(opened), new RegExp(`1 quotation: 1 exact.*Exact: ${reference}`, 's'));
    await priya.close(opened, { clear: true });
    await slack.until(() => {
      const view = priya.home();
      return view && / · 1 quotation: 1 exact\n/.test(priya.reads(view));
    }, 'what came of it');

    assert.doesNotMatch(tom.reads(await tom.openHome()), /Leads/);
    const [own] = await newsroom.desk.newsroom.store.drafts.latest(priya.id as UserId, 1, newsroom.desk.newsroom.now());
    assert.ok(own?.text.startsWith('Leads'));
    await check('“Mine own draft,” I said.', tom);
    const forged = structuredClone(await tom.openHome());
    for (const element of forged.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))) {
      if (element.type === 'button' && element.action_id === OPEN_ACTION)
        element.value = newsroom.cloak.hide(String(own?.id), OPEN_ACTION, 2_000);
    }
    await tom.click(forged, 'Open');
    const refused = await slack.until(() => tom.view(), 'an answer');
    assert.match(tom.reads(refused), /no longer/);
    await tom.close(refused, { clear: true });

    const sealing = (await maya.slash(STORY, `/story seal ${reference}`)).asView;
    await maya.submit(sealing, { Reason: 'An order of the court.' });
    await slack.until(() => {
      const view = priya.home();
      return view && !/Leads|Drafts you checked/.test(priya.reads(view));
    }, 'her Home tab without it');
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
