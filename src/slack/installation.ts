import type { UserId } from '../domain/ids.ts';
import { wasRefused } from '../workspace.ts';
import { NOT_SERVED, type SlackCalls, SlackUnreachable, UNKNOWN_METHOD } from './call-slack.ts';
import { TokenRefused } from './token-refused.ts';

/** Where the app is installed, and who it is there. */
export interface Installation {
  readonly team: string;
  readonly enterprise: string | null;
  readonly botUser: UserId;
  readonly bot: string | null;
  /** The scopes that the bot token was given; empty where Slack does not say. */
  readonly scopes: readonly string[];
}

/** What answers there is not Slack, but may be in front of it. */
const NOT_SLACK: ReadonlySet<string> = new Set([UNKNOWN_METHOD, NOT_SERVED]);

/** Asks Slack whose token this is; throws `TokenRefused` when Slack will never take it. */
export async function readInstallation(calls: SlackCalls): Promise<Installation> {
  const answer = await calls.call('auth.test', (web) => web.auth.test());
  if (wasRefused(answer) && NOT_SLACK.has(answer.refused)) throw new SlackUnreachable('auth.test', answer.refused);
  if (wasRefused(answer)) throw new TokenRefused('SLACK_BOT_TOKEN', answer.refused);
  if (!answer.team_id || !answer.user_id) throw new TokenRefused('SLACK_BOT_TOKEN', 'not_a_bot_token');
  return {
    team: answer.team_id,
    enterprise: answer.enterprise_id ?? null,
    botUser: answer.user_id as UserId,
    bot: answer.bot_id ?? null,
    scopes: answer.response_metadata?.scopes ?? [],
  };
}
