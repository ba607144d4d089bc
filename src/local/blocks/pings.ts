import { objectsIn } from './walk.ts';

/** Text that would notify a whole channel. */
export type Ping = { text: string; pointer: string };

const MARKED = /<!(channel|here|everyone|group|subteam\^[^>]*)(\|[^>]*)?>/;
// Without `verbatim`, Slack turns bare names in mrkdwn blocks into mentions (docs.slack.dev, formatting-message-text).
const BARE = /(^|[^\w@])@(channel|here|everyone)\b/;

/** What in a message would ping a channel: in its text, in mrkdwn objects, in rich text. */
export function pingsIn(text: string, blocks: readonly unknown[]): Ping[] {
  const pings: Ping[] = MARKED.test(text) ? [{ text, pointer: '/text' }] : [];
  for (const { object, path } of objectsIn(blocks, ['blocks'])) {
    const pointer = path.map((step) => `/${String(step)}`).join('');
    const words = typeof object['text'] === 'string' ? object['text'] : '';
    const parsed = object['type'] === 'mrkdwn' || object['type'] === 'markdown';
    const bare = BARE.test(words) && object['verbatim'] !== true;
    if (parsed && (MARKED.test(words) || bare)) pings.push({ text: words, pointer });
    if (object['type'] === 'broadcast' || object['type'] === 'usergroup') {
      pings.push({ text: `@${String(object['range'] ?? object['usergroup_id'])}`, pointer });
    }
  }
  return pings;
}
