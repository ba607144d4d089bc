import { App, LogLevel } from '@slack/bolt';
import { LocalSlack, type LocalSlackOptions } from '../../src/local/local-slack.ts';

/** Two people, a public and a private channel, an outsider in a shared one; no app connected. */
export async function openSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const slack = await LocalSlack.start({ timeoutMs: 2_000, ackMs: 300, retryDelaysMs: [0, 10, 20], ...options });
  const { people } = slack.workspace;
  people.add({ id: 'U07MAYA0001', name: 'maya', real_name: 'Maya Lindqvist' });
  people.add({ id: 'U07TOM00001', name: 'tom', real_name: 'Tom Okafor' });
  people.addTeam({ id: 'T08WIRE', name: 'Wire', domain: 'wire' });
  people.add({ id: 'U08SAM00001', name: 'sam', real_name: 'Sam Whitlock', team_id: 'T08WIRE' });
  slack.addChannel({ id: 'C07NEWSROOM', name: 'newsroom', members: ['U07MAYA0001', 'U07TOM00001', slack.bot.id] });
  slack.addChannel({ id: 'C07SECRET01', name: 'secret', kind: 'private', members: ['U07MAYA0001'] });
  const shared = ['U07MAYA0001', 'U08SAM00001', slack.bot.id];
  slack.addChannel({ id: 'C07JOINT001', name: 'joint', members: shared, is_ext_shared: true });
  return slack;
}

/** A real Bolt app, connected by Socket Mode, with the listeners that a test registers. */
export async function connectBolt(slack: LocalSlack, register: (app: App) => void): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  await app.start();
  await slack.connected();
  return app;
}

/** One call of the Web API, as JSON. */
export async function call(
  slack: LocalSlack,
  method: string,
  args: Record<string, unknown> = {},
  token: string = slack.botToken,
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
