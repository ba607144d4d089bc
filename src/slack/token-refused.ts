import { WebAPIPlatformError } from '@slack/web-api';

/** What Slack answers to a token that will never work, however often it is tried. */
const FINAL_ANSWERS: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'user_removed_from_team',
  'team_disabled',
]);

/** Slack does not take one of our tokens: the desk cannot go on, and whoever runs it has to act. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly setting: string;

  constructor(setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', answer: string) {
    super(`Slack refuses ${setting} (${answer}). ${WHAT_TO_DO[setting]}`);
    this.setting = setting;
  }

  /** The refusal that an error of Slack's libraries means; `null` for errors that may pass. */
  static from(setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', error: unknown): TokenRefused | null {
    if (!(error instanceof WebAPIPlatformError) || !FINAL_ANSWERS.has(error.data.error)) return null;
    return new TokenRefused(setting, error.data.error);
  }
}

const WHAT_TO_DO = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token from the app’s “OAuth & Permissions” page; reinstall the app if it is gone.',
  SLACK_APP_TOKEN: 'Make an app-level token with connections:write on the app’s “Basic Information” page.',
} as const;
