import type { Envelope } from '../delivery/envelope.ts';
import type { Call } from '../journal.ts';
import { LIMITS } from '../limits.ts';
import type { Workspace } from '../workspace.ts';
import type { Noted } from './activity.ts';

type Words = { what: string; about: string };

/** What Slack tells the app, in a few words. @param repeated - whether it is another copy of an event told before */
export function tellingInWords(envelope: Envelope, workspace: Workspace, repeated: boolean): Words {
  const { type, payload, retry_attempt, retry_reason } = envelope;
  if (type === 'slash_commands') {
    const place = placeOf(payload['channel_id'], workspace);
    const about = [personOf(payload['user_id'], workspace), place];
    return { what: `${wordAt(payload, 'command')} ${wordAt(payload, 'text')}`.trim(), about: joined(about) };
  }
  if (type === 'interactive') return interactionInWords(payload, workspace);
  const { what, about } = eventInWords(payload['event'], workspace);
  if (retry_attempt) return { what: `${what}, retry ${retry_attempt} (${retry_reason ?? 'timeout'})`, about };
  return { what: repeated ? `${what}, repeated` : what, about };
}

/** An event of the Events API, in a few words. */
export function eventInWords(event: unknown, workspace: Workspace): Words {
  const person = personOf(valueAt(event, 'user', 'id') ?? valueAt(event, 'user'), workspace);
  const channel = valueAt(event, 'channel', 'id') ?? valueAt(event, 'channel') ?? valueAt(event, 'item', 'channel');
  const emoji = wordAt(event, 'reaction');
  return {
    what: joined([wordAt(event, 'type'), emoji && `:${emoji}:`], ' '),
    about: joined([person, placeOf(channel, workspace)]),
  };
}

/** One call of the app, with what Slack answered; where a limit was broken, which. */
export function callInWords({ method, args, answer }: Call, workspace: Workspace): Noted {
  const about = placeOf(args['channel'] ?? args['user'] ?? args['user_id'], workspace);
  if (answer['ok'] === true) return { from: 'app', what: method, about, result: 'ok' };
  const code = String(answer['error']);
  const broken = brokenLimit(code, args, answer);
  return { from: 'app', what: method, about, state: 'failed', result: broken ? `${code}: ${broken}` : code };
}

/** Interactive payloads by their type: what one pressed, sent, typed or picked. */
function interactionInWords(payload: Record<string, unknown>, workspace: Workspace): Words {
  const about = joined([
    personOf(valueAt(payload, 'user', 'id'), workspace),
    placeOf(valueAt(payload, 'channel', 'id'), workspace),
  ]);
  const title = wordAt(payload, 'view', 'title', 'text');
  const words: Record<string, () => string> = {
    block_actions: () => `press of ${wordAt(payload, 'actions', '0', 'action_id')}`,
    block_suggestion: () => `options for “${wordAt(payload, 'value')}”`,
    view_submission: () => `form “${title}” sent`,
    view_closed: () => `form “${title}” closed`,
    message_action: () => `shortcut ${wordAt(payload, 'callback_id')}`,
    shortcut: () => `shortcut ${wordAt(payload, 'callback_id')}`,
  };
  const type = wordAt(payload, 'type');
  return { what: words[type]?.() ?? type, about };
}

/** Limits that Slack names by a code alone. */
const LIMIT_OF: Readonly<Record<string, string>> = {
  expired_trigger_id: `a trigger is good for ${LIMITS.triggerMs / 1_000} s`,
  exchanged_trigger_id: 'a trigger is good for one view',
  expired_url: `a response URL is good for ${LIMITS.responseUrlMs / 60_000} minutes`,
  used_url: `a response URL is good for ${LIMITS.responseUrlUses} answers`,
  view_too_large: `a view has ${LIMITS.viewBytes} bytes at most`,
  push_limit_reached: `${LIMITS.viewStack} views at most lie on one another`,
};

function brokenLimit(code: string, args: Record<string, unknown>, answer: Record<string, unknown>): string {
  const said = valueAt(answer, 'response_metadata', 'messages', '0');
  if (typeof said === 'string') return said.replace('[ERROR] ', '');
  if (code === 'missing_scope') return `needs ${wordAt(answer, 'needed')}`;
  if (code !== 'msg_too_long') return LIMIT_OF[code] ?? '';
  const most = args['ts'] === undefined ? LIMITS.postText : LIMITS.updateText;
  return `${wordAt(args, 'text').length} characters of text, no more than ${most} allowed`;
}

const personOf = (id: unknown, { people }: Workspace): string => people.find(String(id))?.real_name ?? '';

/** A channel by its name, direct messages and views by whose they are. */
function placeOf(id: unknown, workspace: Workspace): string {
  const { channels, people } = workspace;
  const channel = channels.find(String(id));
  if (!channel) return personOf(id, workspace);
  if (channel.kind !== 'im') return `#${channel.name}`;
  const other = channel.members.find((member) => member !== people.bot.id);
  return `direct messages with ${personOf(other, workspace) || 'the app'}`;
}

/** What lies at a path within JSON; `undefined` where nothing does. */
function valueAt(value: unknown, ...path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  const inside: Record<string, unknown> = typeof value === 'object' ? { ...value } : {};
  return valueAt(inside[step], ...rest);
}

function wordAt(value: unknown, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

const joined = (words: readonly string[], by = ', '): string => words.filter((word) => word !== '').join(by);
