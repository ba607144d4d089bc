import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { App } from '@slack/bolt';
import type { Locator, Page } from 'playwright-core';
import manifest from '../../manifest.json' with { type: 'json' };
import { fileInput, input, modal } from '../../src/block-kit/form.ts';
import { type LocalNewsroom, startLocalNewsroom } from '../../src/local/newsroom.ts';
import { storyHints } from '../../src/story-hints.ts';
import { connectBolt } from '../support/local-newsroom.ts';
import { NEEDS_BROWSER, Windows } from '../support/windows.ts';

/** A picture of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const titles = { title: 'Import', submit: 'Import' };
const article = input('article', 'Article', fileInput('article', ['txt'], 2));

/** An app that says back what it heard, and which files it was given. */
function echo(bolt: App): void {
  bolt.command('/story', async ({ ack, command, client, respond }) => {
    await ack();
    if (command.text === 'import') {
      await client.views.open({ trigger_id: command.trigger_id, view: modal('import', titles, '', [article]) });
      return;
    }
    await respond(`Heard: ${command.text}`);
  });
  bolt.view('import', async ({ ack, view, body, client }) => {
    await ack();
    const names = view.state.values['article']?.['article']?.files?.map(({ name }) => name);
    await client.chat.postMessage({ channel: body.user.id, text: `Given: ${names?.join(', ')}` });
  });
  bolt.event('app_mention', async ({ event, client }) => {
    const thread = event.thread_ts ? { thread_ts: event.thread_ts } : {};
    await client.chat.postMessage({ channel: event.channel, ...thread, text: `Mentioned: ${event.text}` });
  });
}

describe('the composer in a browser', NEEDS_BROWSER, () => {
  let newsroom: LocalNewsroom;
  let app: App;
  let windows: Windows;

  before(async () => {
    newsroom = await startLocalNewsroom({ port: 0, manifest, hints: storyHints() });
    app = await connectBolt(newsroom.slack, echo);
    windows = await Windows.open(newsroom.url);
  });
  afterEach(() => windows.leave());
  after(async () => {
    await windows.close();
    await app.stop();
    await newsroom.stop();
    assert.deepEqual(windows.complaints, []);
    assert.deepEqual(newsroom.slack.faults, []);
  });

  const windowOf = (who: string, channel = 'trump-campaign-hack') => windows.visit(who, channel);
  /** The same window as somebody else. */
  const become = async (page: Page, who: string): Promise<void> => {
    await page.evaluate(`location.hash = 'as=${who}'`);
    await page.reload();
    await page.getByRole('heading', { name: 'trump-campaign-hack' }).waitFor();
  };
  const composerOf = (page: Page): Locator => page.getByRole('combobox', { name: 'Message', exact: true });
  /** What is offered; the page's other lists have options, too. */
  const listOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Suggestions' });
  const offered = (page: Page, name?: string): Locator =>
    listOf(page).getByRole('option', name === undefined ? {} : { name });
  const startTyping = async (page: Page, text: string): Promise<Locator> => {
    const box = composerOf(page);
    await box.focus();
    await page.keyboard.type(text);
    return box;
  };
  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('completes a command with Tab, step by step, and says what the verb takes', async () => {
    const page = await windowOf('maya');
    const box = await startTyping(page, '/st');
    await offered(page, '/story Find, file and check').waitFor();
    await press(page, 'Tab');
    assert.equal(await box.inputValue(), '/story ');
    assert.equal(await offered(page).count(), storyHints().verbs.length);
    await page.keyboard.type('wh');
    assert.deepEqual(await offered(page).count(), 1);
    await press(page, 'Tab');
    assert.equal(await box.inputValue(), '/story who-said ');
    assert.equal(await offered(page).count(), 0);
    await page.getByRole('status').filter({ hasText: 'who-said <words> [by: about:' }).waitFor();

    await page.keyboard.type('b');
    await offered(page, 'by: speaker').click();
    assert.equal(await box.inputValue(), '/story who-said by:');
    assert.equal(await page.locator('#composer:focus').count(), 1);
    await page.keyboard.type('Cheung status:app');
    await press(page, 'Tab', 'Control+Space');
    assert.equal(await box.inputValue(), '/story who-said by:Cheung status:approved ');
    assert.equal(await offered(page, 'since: ').count(), 1);
    assert.equal(await offered(page, 'by: ').count(), 0);
    await press(page, 'Escape');
    await page.keyboard.type('"illegally obtained"');
    await press(page, 'Enter');
    await page.getByText('Heard: who-said by:Cheung status:approved "illegally obtained"').waitFor();
  });

  it('is a combobox whose list opens upward, and takes Enter only for what one moved to', async () => {
    const page = await windowOf('tom');
    const box = await startTyping(page, '/story ');
    const list = listOf(page);
    await list.waitFor();
    const attribute = (name: string) => box.getAttribute(name);
    assert.equal(await attribute('aria-expanded'), 'true');
    assert.equal(await attribute('aria-autocomplete'), 'list');
    assert.equal(await attribute('aria-controls'), await list.getAttribute('id'));
    assert.equal(await attribute('aria-activedescendant'), null);
    const [over, under, row] = [
      await list.boundingBox(),
      await box.boundingBox(),
      await offered(page).first().boundingBox(),
    ];
    assert.ok(over && under && row && over.y >= 0 && over.y + over.height <= under.y, 'the list is above the box');
    assert.ok(over.height < 9 * row.height, 'at most eight rows are in sight');

    await press(page, 'ArrowUp');
    const last = offered(page, 'help');
    assert.equal(await attribute('aria-activedescendant'), await last.getAttribute('id'));
    assert.equal(await last.getAttribute('aria-selected'), 'true');
    await press(page, 'ArrowDown', 'ArrowDown');
    assert.equal(await list.getByRole('option', { selected: true }).textContent(), optionText('said-by'));
    await press(page, 'Escape');
    assert.equal(await list.count(), 0);
    assert.equal(await attribute('aria-expanded'), 'false');
    assert.equal(await attribute('aria-activedescendant'), null);
    assert.equal(await box.inputValue(), '/story ');

    await page.keyboard.type('sto');
    await press(page, 'ArrowDown', 'Enter');
    assert.equal(await box.inputValue(), '/story stories ');
    await press(page, 'ArrowDown');
    assert.equal(await list.count(), 0);
    await press(page, 'Backspace');
    await list.waitFor();
    await press(page, 'Enter');
    await page.getByText('Heard: stories').waitFor();
    assert.equal(await box.inputValue(), '');
    assert.equal(await list.count(), 0);
  });

  it('takes a mention of the app to the app, verb and all, in a thread', async () => {
    const { slack, storyChannel } = newsroom;
    const { ts } = await slack.person('tom').says(storyChannel, 'Where do we stand?');
    const page = await windowOf('priya');
    await page.locator(`[id="m-${ts}"]`).hover();
    await page.locator(`[id="m-${ts}"]`).getByRole('button', { name: 'Reply in a thread' }).click();
    const box = page.getByRole('combobox', { name: 'Reply in the thread' });
    await box.focus();
    await page.keyboard.type('/st');
    assert.equal(await offered(page).count(), 0);
    await press(page, 'Backspace', 'Backspace', 'Backspace');
    await page.keyboard.type('@');
    // The guest reads this channel; the person of the other workspace does not.
    const names = ['@Story Desk', '@Maya Lindqvist', '@Tom Okafor', '@Priya Raman', '@Lena Hartwig'];
    assert.deepEqual(await offered(page).locator('span').allTextContents(), names);
    await press(page, 'Tab');
    assert.equal(await box.inputValue(), '@Story Desk ');
    await page.keyboard.type('cla');
    await press(page, 'Tab');
    await page.keyboard.type('o');
    await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
    assert.equal(await box.inputValue(), '@Story Desk claims on:');
    await page.keyboard.type('today');
    await press(page, 'Enter');
    await page.getByRole('log', { name: 'Replies' }).getByText('claims on:today').last().waitFor();
    const heard = () => slack.workspace.messages.in(storyChannel).find(({ text }) => text.startsWith('Mentioned:'));
    const answer = await slack.until(heard, 'an answer to the mention');
    assert.equal(answer?.text, `Mentioned: <@${slack.bot.id}> claims on:today`);
    assert.equal(answer?.thread_ts, ts);
  });

  it('keeps what was typed, for each person in each place, through a reload', async () => {
    const { slack, storyChannel } = newsroom;
    const { ts } = await slack.person('tom').says(storyChannel, 'Draft here');
    const page = await windowOf('maya');
    await startTyping(page, 'Half a thought');
    await press(page, 'Shift+Enter');
    await page.keyboard.type('and more');
    await page.locator(`[id="m-${ts}"]`).hover();
    await page.locator(`[id="m-${ts}"]`).getByRole('button', { name: 'Reply in a thread' }).click();
    await page.getByLabel('Reply in the thread').fill('Half a reply');

    const goTo = async (name: string) => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('heading', { name, exact: false, level: 1 }).waitFor();
    };
    await goTo('newsroom');
    const box = composerOf(page);
    assert.equal(await box.inputValue(), '');
    await startTyping(page, 'Elsewhere');
    await become(page, 'priya');
    await goTo('newsroom');
    assert.equal(await box.inputValue(), '');
    await become(page, 'maya');
    await goTo('newsroom');
    assert.equal(await box.inputValue(), 'Elsewhere');
    await goTo('trump-campaign-hack');
    assert.equal(await box.inputValue(), 'Half a thought\nand more');

    await page.reload();
    await page.getByRole('heading', { name: 'trump-campaign-hack' }).waitFor();
    assert.equal(await box.inputValue(), 'Half a thought\nand more');
    assert.equal(await box.getAttribute('rows'), '2');
    await page.locator(`[id="m-${ts}"]`).hover();
    await page.locator(`[id="m-${ts}"]`).getByRole('button', { name: 'Reply in a thread' }).click();
    assert.equal(await page.getByLabel('Reply in the thread').inputValue(), 'Half a reply');
  });

  it('gives back what was refused, also to whoever has gone elsewhere meanwhile', async () => {
    const page = await windowOf('maya');
    const box = await startTyping(page, '/nothing of the kind');
    await press(page, 'Enter');
    await page.getByText('/nothing is not a valid command.').waitFor();
    assert.equal(await box.inputValue(), '/nothing of the kind');
    let refuse = () => {};
    await page.route('**/newsroom/say', (route) => {
      refuse = () => void route.fulfill({ json: { error: 'Not now.' } });
    });
    const said = page.waitForRequest('**/newsroom/say');
    await press(page, 'Enter');
    await said;
    await page.getByRole('button', { name: 'newsroom' }).click();
    await page.getByRole('heading', { name: 'newsroom', level: 1 }).waitFor();
    await startTyping(page, 'Here');
    refuse();
    await page.getByText('Not now.').waitFor();
    assert.equal(await box.inputValue(), 'Here');
    await page.getByRole('button', { name: 'trump-campaign-hack' }).click();
    await page.getByRole('heading', { name: 'trump-campaign-hack' }).waitFor();
    assert.equal(await box.inputValue(), '/nothing of the kind');
  });

  it('brings back what a person sent before, after a reload, too, and gives it to nobody else', async () => {
    const page = await windowOf('maya');
    for (const text of ['First', '/story stories', 'First', 'Last']) {
      await startTyping(page, text);
      await press(page, 'Enter');
    }
    await page.getByRole('article').filter({ hasText: 'Last' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'trump-campaign-hack' }).waitFor();
    const box = composerOf(page);
    await box.focus();
    const values: string[] = [];
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await press(page, key);
      values.push(await box.inputValue());
    }
    assert.deepEqual(values, ['Last', 'First', '/story stories', '/story stories', 'First', 'Last', '']);
    await become(page, 'priya');
    await box.focus();
    await press(page, 'ArrowUp');
    assert.equal(await box.inputValue(), '');
  });

  it('grows with what is typed, up to eight lines, wrapped ones too', async () => {
    const page = await windowOf('maya');
    const box = composerOf(page);
    const rows = async (text: string) => {
      await box.fill(text);
      return box.getAttribute('rows');
    };
    assert.equal(await rows('One'), '1');
    assert.equal(await rows('One\ntwo\nthree'), '3');
    assert.ok(Number(await rows('many words '.repeat(60))) > 2);
    assert.equal(await rows('line\n'.repeat(20)), '8');
    assert.equal(await rows(''), '1');
  });

  it('sends files, shows pictures, and puts files into a form; what was chosen can be taken away again', async () => {
    const page = await windowOf('maya');
    const chosen = page.getByRole('list', { name: 'Chosen files' });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Attach' }).click(),
    ]);
    const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
    await chooser.setFiles([{ name: 'dot.png', mimeType: 'image/png', buffer: DOT }, text('wrong.txt'), text('a.txt')]);
    await chosen.getByText('a.txt').waitFor();
    await chosen.getByRole('button', { name: 'Take wrong.txt away' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    const said = page.getByRole('article').last();
    await said.getByRole('link', { name: 'a.txt' }).waitFor();
    await said.getByRole('img', { name: 'dot.png' }).waitFor();
    const drawn = "document.querySelector('.picture img')";
    assert.equal(await page.evaluate(`${drawn}.decode().then(() => ${drawn}.naturalWidth)`), 1);
    assert.equal(await said.getByText('wrong.txt').count(), 0);
    assert.equal(await chosen.count(), 0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      said.getByRole('link', { name: 'a.txt' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'a.txt');

    await startTyping(page, '/story import');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Import' });
    await form.getByLabel('Article', { exact: true }).setInputFiles([text('first.txt'), text('second.txt')]);
    await form.getByRole('button', { name: 'Take first.txt away' }).click();
    await form.getByRole('button', { name: 'Import' }).click();
    const given = () => newsroom.slack.person('maya').dms().at(-1)?.text === 'Given: second.txt';
    await newsroom.slack.until(given, 'the app to tell what it was given');
  });

  it('offers nothing where one cannot write, and says why', async () => {
    const { slack } = newsroom;
    const closed = slack.addChannel({ name: 'closed-desk', members: [slack.person('maya').id, slack.bot.id] });
    const page = await windowOf('maya');
    await page.getByRole('button', { name: 'closed-desk' }).click();
    await page.getByRole('heading', { name: 'closed-desk' }).waitFor();
    const box = await startTyping(page, '/story');
    await offered(page).first().waitFor();
    await slack.archive(closed.id, 'maya');
    await page.getByPlaceholder('This channel is archived').waitFor();
    assert.ok(await box.isDisabled());
    assert.equal(await box.inputValue(), '');
    assert.equal(await offered(page).count(), 0);
  });

  it('offers people of another workspace no commands, and nobody they do not meet', async () => {
    const page = await windowOf('sam', 'joint-desk');
    const box = await startTyping(page, '/');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await box.fill('');
    await page.keyboard.type('@');
    const names = ['@Story Desk', '@Maya Lindqvist', '@Priya Raman', '@Sam Whitlock'];
    assert.deepEqual(await offered(page).locator('span').allTextContents(), names);
  });
});

function optionText(name: string): string {
  const verb = storyHints().verbs.find((one) => one.name === name);
  return `${verb?.usage} ${verb?.summary}`;
}
