import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from '../../src/config.ts';
import { buildDesk, type Desk } from '../../src/desk.ts';
import { castInto } from '../../src/local/cast.ts';
import { LocalSlack, type LocalSlackOptions } from '../../src/local/local-slack.ts';
import { makeLog } from '../../src/log.ts';

export const STORY = '#trump-campaign-hack';

/** A real desk against the embedded Slack, with every line of its log, however chatty. */
export interface WatchedDesk {
  readonly slack: LocalSlack;
  readonly desk: Desk;
  readonly lines: readonly string[];
  /** Stops both, and fails where the desk broke one of Slack's rules on the way. */
  close(): Promise<void>;
}

/** Starts an embedded Slack with the local newsroom's cast. */
export async function slackWithCast(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
  const slack = await LocalSlack.start({ manifest, timeoutMs: 12_000, ...options });
  castInto(slack);
  return slack;
}

/** The environment of a desk that this Slack takes. */
export const tokensOf = (slack: LocalSlack): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});

export async function watchedDesk(
  slack: LocalSlack,
  env: Record<string, string> = tokensOf(slack),
): Promise<WatchedDesk> {
  const settings: Settings = readSettings({ DATABASE_PATH: ':memory:', BACKUP_HOURS: '0', ...env });
  assert.ok(settings.ok);
  const lines: string[] = [];
  const desk = buildDesk(settings.config, settings.secrets, { log: makeLog('debug', (line) => lines.push(line)) });
  await desk.start();
  const close = async (): Promise<void> => {
    await desk.stop();
    const { faults, pings, late } = slack;
    await slack.stop();
    assert.deepEqual({ faults, pings, late }, { faults: [], pings: [], late: [] });
  };
  return { slack, desk, lines, close };
}
