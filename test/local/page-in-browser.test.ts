import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { type LocalNewsroom, startLocalNewsroom } from '../../src/local/newsroom.ts';
import { connectBolt } from '../support/local-newsroom.ts';

const CHROMIUM = '/usr/bin/chromium';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text });
const typed = (action_id: string) => ({ type: 'plain_text_input' as const, action_id });

const form: ModalView = {
  type: 'modal',
  callback_id: 'claim.add',
  title: plain('New Claim'),
  submit: plain('Propose'),
  blocks: [
    { type: 'input', block_id: 'words', label: plain('What they said'), element: typed('typed') },
    {
      type: 'input',
      block_id: 'speaker',
      label: plain('Who said it'),
      element: { type: 'external_select', action_id: 'actor', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'stance',
      label: plain('They'),
      element: { type: 'radio_buttons', action_id: 'stance', options: [option('Said it'), option('Denied it')] },
    },
    {
      type: 'input',
      block_id: 'known',
      optional: true,
      label: plain('Identity known to'),
      element: { type: 'users_select', action_id: 'known' },
    },
  ],
};

/** A desk in small: a form, a card with a button, an answer to a reaction. */
function smallDesk(bolt: App): void {
  bolt.command('/story', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  bolt.options('actor', async ({ ack, payload }) => {
    const names = ['Steven Cheung', 'Steven Miller'];
    await ack({ options: names.filter((name) => name.includes(payload.value)).map(option) });
  });
  bolt.view('claim.add', async ({ ack, view, client }) => {
    const { values } = view.state;
    const words = values['words']?.['typed']?.value ?? '';
    if (words.length < 5) {
      await ack({ response_action: 'errors', errors: { words: 'Give more of the words.' } });
      return;
    }
    await ack();
    const speaker = values['speaker']?.['actor']?.selected_option?.text.text ?? '';
    const quote = { type: 'rich_text_quote' as const, elements: [{ type: 'text' as const, text: words }] };
    await client.chat.postMessage({
      channel: await storyChannel(client),
      text: `Review: ${speaker}`,
      blocks: [
        { type: 'rich_text', elements: [quote] },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${speaker}*, ${values['stance']?.['stance']?.selected_option?.text.text}` },
        },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `Known to <@${values['known']?.['known']?.selected_user}>` },
        },
        { type: 'actions', elements: [{ type: 'button', action_id: 'hold', text: plain('Hold') }] },
      ],
    });
  });
  bolt.action('hold', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: false, text: 'Why? Say so in the thread.' });
  });
  bolt.event('reaction_added', async ({ event, client }) => {
    const { channel, ts } = event.item;
    await client.chat.update({ channel, ts, text: `Approved by <@${event.user}>`, blocks: [] });
  });
}

async function storyChannel(client: App['client']): Promise<string> {
  const { channels = [] } = await client.conversations.list({});
  return channels.find(({ name }) => name === 'trump-campaign-hack')?.id ?? '';
}

describe('the page in a browser', { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` }, () => {
  let newsroom: LocalNewsroom;
  let app: App;
  let browser: Browser;
  const complaints: string[] = [];

  before(async () => {
    newsroom = await startLocalNewsroom({ port: 0 });
    app = await connectBolt(newsroom.slack, smallDesk);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  after(async () => {
    await browser.close();
    await app.stop();
    await newsroom.stop();
    assert.deepEqual(complaints, []);
    assert.deepEqual(newsroom.slack.faults, []);
  });

  const windowOf = async (who: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(5_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(`${newsroom.url}#as=${who}`);
    await page.getByRole('heading', { name: 'trump-campaign-hack' }).waitFor();
    return page;
  };

  it('takes a claim from a form, errors and all, to approval in a second window, by keyboard alone', async () => {
    const [priya, tom] = [await windowOf('priya'), await windowOf('tom')];
    await priya.getByLabel('Message', { exact: true }).focus();
    await priya.keyboard.type('/story add');
    await priya.keyboard.press('Enter');
    const dialog = priya.getByRole('dialog', { name: 'New Claim' });
    await dialog.waitFor();
    await priya.keyboard.type('No');
    await priya.keyboard.press('Tab');
    await priya.keyboard.type('Steven');
    await dialog.getByRole('option', { name: 'Steven Miller' }).waitFor();
    await priya.keyboard.press('ArrowDown');
    await priya.keyboard.press('ArrowUp');
    await priya.keyboard.press('Enter');
    await priya.keyboard.press('Tab');
    await priya.keyboard.press('Space');
    await priya.keyboard.press('Tab');
    await priya.keyboard.type('Tom');
    await dialog.getByLabel('What they said').focus();
    await priya.keyboard.press('Enter');
    await dialog.getByText('Give more of the words.').waitFor();
    const hostile = '<img src=x onerror=alert(1)> <!channel> *not bold*';
    await priya.keyboard.press('ControlOrMeta+a');
    await priya.keyboard.type(hostile);
    await priya.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    const card = tom.getByRole('article').filter({ hasText: hostile });
    await card.getByText('Steven Cheung, Said it').waitFor();
    await card.getByText('Known to @Tom Okafor').waitFor();
    assert.equal(await card.locator('.content img').count(), 0);
    assert.deepEqual(newsroom.slack.pings, []);
    await card.getByRole('button', { name: 'Add a reaction' }).focus();
    await tom.keyboard.press('Enter');
    await tom.getByRole('searchbox', { name: 'Search emoji' }).waitFor();
    await tom.keyboard.type('white check');
    await tom.keyboard.press('Enter');
    await priya.getByText('Approved by @Tom Okafor').waitFor();
    await priya.getByRole('button', { name: 'white check mark: Tom Okafor' }).waitFor();
  });

  it('shows an answer for one person to that person only', async () => {
    const { slack, storyChannel } = newsroom;
    const card = slack.workspace.messages.post({
      ...{ channel: storyChannel, user: slack.bot.id, bot_id: 'B07STORYDSK', text: 'A card' },
      blocks: [
        { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'hold', text: plain('Hold') }] },
      ],
    });
    const [maya, tom] = [await windowOf('maya'), await windowOf('tom')];
    await maya.locator(`[id="m-${card.ts}"]`).getByRole('button', { name: 'Hold' }).click();
    await maya.getByText('Why? Say so in the thread.').waitFor();
    assert.equal(await maya.getByText('Only visible to you').count(), 1);
    assert.equal(await tom.getByText('Why? Say so in the thread.').count(), 0);
  });

  it('keeps to the thread what is said there', async () => {
    const maya = await windowOf('maya');
    await maya.getByLabel('Message', { exact: true }).fill('What do we know?');
    await maya.keyboard.press('Enter');
    const own = maya
      .getByRole('log', { name: 'Messages' })
      .getByRole('article')
      .filter({ hasText: 'What do we know?' });
    await own.hover();
    await own.getByRole('button', { name: 'Reply in a thread' }).click();
    await maya.getByLabel('Reply in the thread').fill('Little yet');
    await maya.keyboard.press('Enter');
    await maya.getByRole('log', { name: 'Replies' }).getByText('Little yet').waitFor();
    await own.getByRole('button', { name: '1 reply' }).waitFor();
    assert.equal(await maya.getByRole('log', { name: 'Messages' }).getByText('Little yet').count(), 0);
  });

  it('shows nothing of where one was under the name of where one went', async () => {
    const maya = await windowOf('maya');
    const looks: Route[] = [];
    let asked = Promise.withResolvers<void>();
    await maya.route('**/newsroom/look', (route) => {
      looks.push(route);
      asked.resolve();
    });
    await newsroom.slack.person('tom').says(newsroom.storyChannel, 'Only in the channel of the story');
    await asked.promise;
    await maya.getByRole('button', { name: 'newsroom' }).click();
    asked = Promise.withResolvers();
    await looks.shift()?.continue();
    // The page looks again once it is done with what it learned of the place where one was.
    await asked.promise;
    assert.equal(await maya.getByRole('heading', { name: 'newsroom', level: 1 }).count(), 0);
    await looks.shift()?.continue();
    await maya.unroute('**/newsroom/look');
    await maya.getByRole('heading', { name: 'newsroom', level: 1 }).waitFor();
    assert.equal(await maya.getByText('Only in the channel of the story').count(), 0);
  });

  it('brings the answer to a command into sight, wherever one was reading', async () => {
    const { slack, storyChannel } = newsroom;
    const maya = await windowOf('maya');
    for (let line = 0; line < 40; line++) await slack.person('tom').says(storyChannel, `Line ${line}`);
    await maya.getByText('Line 39').waitFor();
    await maya.getByText('Line 1', { exact: true }).scrollIntoViewIfNeeded();
    await maya.getByLabel('Message', { exact: true }).fill('And now?');
    await maya.keyboard.press('Enter');
    const said = maya.getByRole('article').filter({ hasText: 'And now?' });
    await said.waitFor();
    const [box, view] = [await said.boundingBox(), maya.viewportSize()];
    assert.ok(box && view && box.y > 0 && box.y + box.height < view.height, 'the message is in sight');
  });

  it('becomes another person with one choice, who sees another newsroom', async () => {
    const maya = await windowOf('maya');
    await maya.getByRole('button', { name: 'desk-editors' }).waitFor();
    await maya.getByText('Sam', { exact: true }).click();
    await maya.getByRole('heading', { name: 'joint-desk' }).waitFor();
    assert.equal(await maya.getByRole('button', { name: 'desk-editors' }).count(), 0);
  });
});
