import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { fileInput } from '../../src/block-kit/form.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { makeLog } from '../../src/log.ts';
import { SlackCalls } from '../../src/slack/call-slack.ts';
import { readFiles } from '../../src/slack/read-files.ts';
import { readForm } from '../../src/slack/read-form.ts';
import { SlackWorkspace } from '../../src/slack/slack-workspace.ts';
import type { AttachedFile } from '../../src/workspace.ts';
import { call, connectBolt, openSlack } from '../support/local-newsroom.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

const form: ModalView = {
  type: 'modal',
  callback_id: 'claim.add',
  title: plain('Add a Claim'),
  submit: plain('Propose'),
  close: plain('Cancel'),
  notify_on_close: true,
  private_metadata: 'kept',
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('What they said'),
      element: { type: 'plain_text_input', action_id: 'typed', multiline: true, max_length: 20 },
    },
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
      element: {
        type: 'static_select',
        action_id: 'stance',
        options: [option('Said it', 'statement'), option('Denied something', 'denial')],
        initial_option: option('Said it', 'statement'),
      },
    },
    {
      type: 'input',
      block_id: 'about',
      optional: true,
      label: plain('About'),
      element: { type: 'multi_external_select', action_id: 'about', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'link',
      optional: true,
      dispatch_action: true,
      label: plain('Link'),
      element: { type: 'url_text_input', action_id: 'url' },
    },
    {
      type: 'input',
      block_id: 'article',
      optional: true,
      label: plain('Article'),
      element: fileInput('article', ['txt', 'md'], 1),
    },
    { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }] },
  ],
};

describe('modals', () => {
  let slack: LocalSlack;
  let app: App;
  let submitted: Record<string, Record<string, unknown>> = {};
  let closed = '';
  let entered = '';
  let keptTrigger = '';
  let handedOver: readonly AttachedFile[] = [];

  before(async () => {
    slack = await openSlack();
    app = await connectBolt(slack, (bolt) => {
      bolt.command('/story', async ({ ack, command, client }) => {
        keptTrigger = command.trigger_id;
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form });
      });
      bolt.shortcut('claim.save', async ({ ack, shortcut, client }) => {
        await ack();
        handedOver = 'message' in shortcut ? readFiles(shortcut.message['files']) : [];
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: { ...form, private_metadata: 'message' in shortcut ? String(shortcut.message['text']) : '' },
        });
      });
      bolt.options('actor', async ({ ack, payload }) => {
        const found = ['Steven Cheung', 'Steven Cheng'].filter((name) => name.includes(payload.value));
        await ack({ options: found.map((name, place) => option(name, `a${place}`)) });
      });
      bolt.options('about', async ({ ack }) => {
        await ack({
          option_groups: [{ label: plain('On file'), options: [option('Iran', 'a7'), option('Reuters', 'a8')] }],
        });
      });
      bolt.action('deeper', async ({ ack, body, client }) => {
        await ack();
        // The refusal of the fourth is what the test looks for.
        if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view: form }).catch(() => {});
      });
      bolt.action('url', async ({ ack, action }) => {
        await ack();
        entered = 'value' in action ? String(action.value) : '';
        slack.workspace.ledger.changed({ kind: 'traffic' });
      });
      bolt.view('claim.add', async ({ ack, view, body }) => {
        submitted = view.state.values as typeof submitted;
        handedOver = readForm(view, body.user.id as UserId).field('article').files;
        const words = view.state.values['words']?.['typed']?.value;
        if (words === 'bad') return ack({ response_action: 'errors', errors: { words: 'That is not on file.' } });
        if (words === 'next') return ack({ response_action: 'push', view: { ...form, title: plain('Second') } });
        if (words === 'redraw') return ack({ response_action: 'update', view: { ...form, title: plain('Redrawn') } });
        if (words === 'sleep') return;
        return ack();
      });
      bolt.view({ callback_id: 'claim.add', type: 'view_closed' }, async ({ ack, view }) => {
        await ack();
        closed = view.id;
      });
    });
  });
  beforeEach(() => {
    slack.workspace.views.clear('U07MAYA0001');
  });
  after(async () => {
    await app.stop();
    await slack.stop();
    assert.deepEqual(slack.faults, []);
  });

  const opened = async () => (await slack.person('maya').slash('#newsroom', '/story add')).asView;
  const filled = { 'What they said': 'We knew', 'Who said it': { typed: 'Che', pick: 'Steven Cheung' } };

  it('are filled by their labels, menus by what they offer', async () => {
    const maya = slack.person('maya');
    const view = await opened();
    assert.deepEqual(await maya.suggest(view, 'Who said it', 'Che'), ['Steven Cheung', 'Steven Cheng']);
    assert.deepEqual(await maya.submit(view, { ...filled, About: ['Iran', 'Reuters'] }), { outcome: 'closed' });
    assert.equal(maya.view(), undefined);
    assert.equal(submitted['words']?.['typed'] && (submitted['words']['typed'] as { value: string }).value, 'We knew');
    assert.match(JSON.stringify(submitted['speaker']), /"value":"a0"/);
    assert.match(JSON.stringify(submitted['stance']), /"value":"statement"/);
    assert.match(JSON.stringify(submitted['about']), /"a7".*"a8"/);
  });

  /** What stands in the one file that the app was handed, as the desk reads it. */
  const handed = async (): Promise<string> => {
    const silent = makeLog('error', () => undefined);
    const [file] = handedOver;
    assert.ok(file);
    const bytes = await new SlackWorkspace(new SlackCalls(slack.botToken, slack.apiUrl, silent)).download(file, 100);
    assert.ok('byteLength' in bytes, JSON.stringify(bytes));
    return `${file.name}: ${new TextDecoder().decode(bytes)}`;
  };

  it('hand files over, for the app alone to read', async () => {
    const maya = slack.person('maya');
    const view = await opened();
    await maya.fill(view, { Article: { files: [{ name: 'first.txt', content: 'First' }] } });
    await maya.fill(view, { Article: { files: [{ name: 'report.md', content: 'It was hacked.' }] } });
    assert.match(maya.reads(view), /Article \(optional\): report\.md/);
    assert.deepEqual(await maya.submit(view, filled), { outcome: 'closed' });
    assert.equal(await handed(), 'report.md: It was hacked.');
    await maya.submit(await opened(), { ...filled, Article: null });
    assert.deepEqual(handedOver, []);
  });

  it('take no file that their input does not', async () => {
    const choose = async (...files: { name: string; size?: number }[]) =>
      slack.person('maya').fill(await opened(), { Article: { files } });
    await assert.rejects(choose({ name: 'photo.jpg' }), /photo\.jpg is none of these: txt, md/);
    await assert.rejects(choose({ name: 'a.md' }, { name: 'b.md' }), /No more than 1 file/);
    await assert.rejects(choose({ name: 'a.md', size: 10_000_001 }), /larger than 10 MB/);
  });

  it('do not reach the app while Slack finds something wrong itself', async () => {
    const maya = slack.person('maya');
    submitted = {};
    const outcome = await maya.submit(await opened(), { 'What they said': 'x'.repeat(21), Link: 'not a link' });
    assert.deepEqual(outcome, {
      outcome: 'errors',
      errors: {
        'What they said': 'Please use at most 20 characters.',
        'Who said it': 'Please complete this required field.',
        Link: 'Please enter a valid URL.',
      },
    });
    assert.deepEqual(submitted, {});
  });

  it('stay open with the app’s errors at the fields, and what was typed', async () => {
    const maya = slack.person('maya');
    const view = await opened();
    const outcome = await maya.submit(view, { ...filled, 'What they said': 'bad' });
    assert.deepEqual(outcome, { outcome: 'errors', errors: { 'What they said': 'That is not on file.' } });
    assert.match(maya.reads(view), /What they said: bad\n! That is not on file\./);
    assert.match(maya.reads(view), /Who said it: Steven Cheung/);
  });

  it('are redrawn in place, keep what was typed, or are covered by another', async () => {
    const maya = slack.person('maya');
    const view = await opened();
    const before = view.hash;
    await maya.submit(view, { ...filled, 'What they said': 'redraw' });
    assert.equal(view.title, 'Redrawn');
    assert.notEqual(view.hash, before);
    const outcome = await maya.submit(view, { 'What they said': 'next' });
    assert.equal(outcome.outcome, 'pushed');
    assert.equal(maya.view()?.title, 'Second');
    await maya.submit(maya.view()!, filled);
    assert.equal(maya.view()?.title, 'Redrawn');
  });

  it('stack three high and no higher', async () => {
    const maya = slack.person('maya');
    await opened();
    await (await maya.click(maya.view()!, 'Deeper')).opened();
    await (await maya.click(maya.view()!, 'Deeper')).opened();
    await maya.click(maya.view()!, 'Deeper');
    const refused = await slack.until(() => slack.journal.callsOf('views.push').at(-1)?.answer['error'], 'a refusal');
    assert.equal(refused, 'push_limit_reached');
  });

  it('stay open, with an error, when the app does not take them', async () => {
    const view = await opened();
    const outcome = await slack.person('maya').submit(view, { ...filled, 'What they said': 'sleep' });
    assert.deepEqual(outcome, { outcome: 'failed', error: 'operation_timeout' });
    assert.equal(slack.person('maya').view(), view);
  });

  it('tell the app when they are closed, where it asked', async () => {
    const view = await opened();
    await slack.person('maya').close(view);
    assert.equal(closed, view.id);
    assert.equal(slack.person('maya').view(), undefined);
  });

  it('tell the app of Enter in a field that asks for it', async () => {
    await slack.person('maya').pressEnter(await opened(), 'Link', 'https://example.com');
    await slack.until(() => entered === 'https://example.com', 'what was entered');
    await assert.rejects(slack.person('maya').pressEnter(await opened(), 'What they said', 'x'), /no dispatch_action/);
  });

  it('open for three seconds after what was done, once', async () => {
    await opened();
    const again = await call(slack, 'views.open', { trigger_id: keptTrigger, view: form });
    assert.equal(again.body['error'], 'exchanged_trigger_id');
    await opened();
    const { body } = await call(slack, 'views.open', { trigger_id: 'nonsense', view: form });
    assert.equal(body['error'], 'invalid_trigger_id');
    const fresh = slack.workspace.interactions.begin({ person: 'U07MAYA0001', url: false });
    slack.advance(3_001);
    const late = await call(slack, 'views.open', { trigger_id: fresh.triggerId, view: form });
    assert.equal(late.body['error'], 'expired_trigger_id');
  });

  it('refuse an update from an older state', async () => {
    const view = await opened();
    const stale = view.hash;
    assert.equal((await call(slack, 'views.update', { view_id: view.id, view: form, hash: stale })).body['ok'], true);
    const conflict = await call(slack, 'views.update', { view_id: view.id, view: form, hash: stale });
    assert.equal(conflict.body['error'], 'hash_conflict');
    const gone = await call(slack, 'views.update', { view_id: 'V0GONE', view: form });
    assert.equal(gone.body['error'], 'not_found');
  });

  it('open from a message’s menu, with the message in hand', async () => {
    const maya = slack.person('maya');
    const message = await maya.says('#newsroom', 'A statement', {
      files: [{ name: 'statement.txt', content: 'Text' }],
    });
    const view = (await maya.shortcut('Save as Claim', message)).asView;
    assert.equal(view.private_metadata, 'A statement');
    assert.equal(await handed(), 'statement.txt: Text');
    await assert.rejects(maya.shortcut('Save as Fact', message), /There are: Save as Claim/);
  });

  it('say what is offered when somebody picks what is not', async () => {
    const view = await opened();
    await assert.rejects(
      slack.person('maya').fill(view, { 'Who said it': { typed: 'Che', pick: 'Nobody' } }),
      /Offered are: Steven Cheung/,
    );
    await assert.rejects(slack.person('maya').fill(view, { Whose: 'x' }), /There is no “Whose”.*What they said/);
  });
});
