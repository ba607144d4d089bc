import { dirname, join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import type { ChannelId } from './domain/ids.ts';
import { isZone } from './domain/story.ts';

/** Where the desk finds Slack: over Socket Mode, over HTTP, or in the embedded workspace. */
type Mode = 'socket' | 'http' | 'local';

/** The settings of one desk, checked. Nothing in it is secret, so that it can be logged. */
export interface Config {
  readonly mode: Mode;
  readonly slackApiUrl: string;
  /** HTTP mode only. */
  readonly port: number;
  readonly databasePath: string;
  /** Slack user ids and user group ids. */
  readonly editors: readonly string[];
  readonly reviewChannel: ChannelId | null;
  readonly approvalsNeeded: number;
  readonly approveEmoji: readonly string[];
  readonly holdEmoji: readonly string[];
  /** IANA time zone of new stories. */
  readonly zone: string;
  /** Days that records of who was shown what are kept. */
  readonly exposureDays: number;
  /** Where the log's newest hash is posted once a day. */
  readonly anchorChannel: ChannelId | null;
  /** Folder of the backups; beside the fact store by default. */
  readonly backupFolder: string;
  /** Hours between two backups; 0: none are made. */
  readonly backupHours: number;
  /** Backups kept; the oldest make room. */
  readonly backupsKept: number;
  /** Whether links that people give are fetched from the public web. */
  readonly fetchLinks: boolean;
  readonly localPort: number;
  readonly healthPort: number | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** What must never reach a log, an error or an export. */
export interface Secrets {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
}

/** Settings that fit, or every problem with them, one sentence each. */
export type Settings =
  | { readonly ok: true; readonly config: Config; readonly secrets: Secrets }
  | { readonly ok: false; readonly problems: readonly string[] };

const APPROVE = 'white_check_mark,heavy_check_mark,+1,thumbsup';
const HOLD = 'x,negative_squared_cross_mark,-1,thumbsdown';

const port = (example: number) =>
  z.coerce
    .number(`must be a port number, like ${example}`)
    .int(`must be a whole number, like ${example}`)
    .min(0, `must be a port number, like ${example}`)
    .max(65_535, 'must be 65535 or less');

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be ${most} at most`);

const channel = z
  .string()
  .regex(/^[CG][A-Z0-9]{2,}$/, 'must be a channel id (C…); the foot of a channel’s details shows it');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const EDITORS_HELP =
  'must be Slack user ids (U… or W…) or user group ids (S…), separated by commas; a profile’s “Copy member ID” gives one';
const editors = list.refine((ids) => ids.every((id) => /^[UWS][A-Z0-9]{2,}$/.test(id)), EDITORS_HELP);

const emoji = list
  .transform((names) => names.map((name) => name.replace(/^:|:$/g, '').toLowerCase()))
  .refine((names) => names.length > 0, 'must name at least one emoji')
  .refine(
    (names) => names.every((name) => /^[^\s:]+$/.test(name)),
    'must be emoji names separated by commas, like white_check_mark,+1',
  );

const apiUrl = z
  .url({ protocol: /^https?$/, error: 'must be a web address, like https://slack.com/api/' })
  .transform((url) => (url.endsWith('/') ? url : `${url}/`));

const shape = z.object({
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: apiUrl.prefault('https://slack.com/api/'),
  PORT: port(3000).prefault(3000),
  DATABASE_PATH: z.string().default('data/story-desk.db'),
  EDITORS: editors.prefault(''),
  REVIEW_CHANNEL: channel.optional(),
  APPROVALS_NEEDED: wholeNumber(1, 9).prefault(1),
  APPROVE_EMOJI: emoji.prefault(APPROVE),
  HOLD_EMOJI: emoji.prefault(HOLD),
  TIME_ZONE: z
    .string()
    .refine(isZone, 'must be a time zone of the IANA list, like America/New_York')
    .default('America/New_York'),
  EXPOSURE_DAYS: wholeNumber(1, 3_650).prefault(90),
  ANCHOR_CHANNEL: channel.optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_HOURS: wholeNumber(0, 8_760).prefault(24),
  BACKUPS_KEPT: wholeNumber(1, 1_000).prefault(7),
  FETCH_LINKS: z.enum(['true', 'false'], 'must be true or false').default('false'),
  LOCAL_PORT: port(3141).prefault(3141),
  HEALTH_PORT: port(9090).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be one of debug, info, warn, error').default('info'),
});

type Shape = z.infer<typeof shape>;

/** Reads the settings of this process, those in `.env` included: for the entry points, once. */
export function loadSettings(): Settings {
  readDotenv({ quiet: true });
  return readSettings(process.env);
}

/**
 * Reads the settings: the only place that knows the environment's names.
 *
 * @param environment - a setting that is empty counts as absent
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const named: Partial<Record<string, string | undefined>> = Object.fromEntries(present);
  const parsed = shape.safeParse(named);
  const problems = [
    ...tokenProblems(named),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)),
    ...pairProblems(named),
    ...(parsed.success ? emojiProblems(parsed.data) : []),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(parsed.data), secrets: secretsOf(parsed.data) };
}

/** Slack's tokens say what they are; another server (`SLACK_API_URL`) may name its own as it likes. */
const TOKENS = [
  { name: 'SLACK_BOT_TOKEN', prefix: 'xoxb-', what: 'OAuth & Permissions → Bot User OAuth Token' },
  { name: 'SLACK_APP_TOKEN', prefix: 'xapp-', what: 'Basic Information → App-Level Tokens, with connections:write' },
];

function tokenProblems(named: Readonly<Partial<Record<string, string | undefined>>>): string[] {
  const url = named['SLACK_API_URL'];
  if (url !== undefined && URL.canParse(url) && !new URL(url).hostname.endsWith('slack.com')) return [];
  return TOKENS.filter(({ name, prefix }) => named[name] !== undefined && !named[name].startsWith(prefix)).map(
    ({ name, prefix, what }) => `${name} must start with ${prefix} (${what}).`,
  );
}

function pairProblems(named: Readonly<Partial<Record<string, string | undefined>>>): string[] {
  const bot = named['SLACK_BOT_TOKEN'] !== undefined;
  const app = named['SLACK_APP_TOKEN'] !== undefined;
  const signing = named['SLACK_SIGNING_SECRET'] !== undefined;
  if (bot && !app && !signing) {
    return ['SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.'];
  }
  if (bot || (!app && !signing)) return [];
  const beside = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return [`SLACK_BOT_TOKEN is missing: set it beside ${beside}, or unset both for the local newsroom.`];
}

function emojiProblems(read: Shape): string[] {
  const both = read.APPROVE_EMOJI.filter((name) => read.HOLD_EMOJI.includes(name));
  return both.map((name) => `APPROVE_EMOJI and HOLD_EMOJI both name ${name}: leave it in one of them.`);
}

function configOf(read: Shape): Config {
  return Object.freeze({
    mode: read.SLACK_BOT_TOKEN === undefined ? 'local' : read.SLACK_APP_TOKEN === undefined ? 'http' : 'socket',
    slackApiUrl: read.SLACK_API_URL,
    port: read.PORT,
    databasePath: read.DATABASE_PATH,
    editors: Object.freeze(read.EDITORS),
    reviewChannel: (read.REVIEW_CHANNEL ?? null) as ChannelId | null,
    approvalsNeeded: read.APPROVALS_NEEDED,
    approveEmoji: Object.freeze(read.APPROVE_EMOJI),
    holdEmoji: Object.freeze(read.HOLD_EMOJI),
    zone: read.TIME_ZONE,
    exposureDays: read.EXPOSURE_DAYS,
    anchorChannel: (read.ANCHOR_CHANNEL ?? null) as ChannelId | null,
    backupFolder: read.BACKUP_FOLDER ?? join(dirname(read.DATABASE_PATH), 'backups'),
    backupHours: read.BACKUP_HOURS,
    backupsKept: read.BACKUPS_KEPT,
    fetchLinks: read.FETCH_LINKS === 'true',
    localPort: read.LOCAL_PORT,
    healthPort: read.HEALTH_PORT ?? null,
    logLevel: read.LOG_LEVEL,
  });
}

const secretsOf = (read: Shape): Secrets =>
  Object.freeze({
    botToken: read.SLACK_BOT_TOKEN ?? null,
    appToken: read.SLACK_APP_TOKEN ?? null,
    signingSecret: read.SLACK_SIGNING_SECRET ?? null,
  });

/** The names of all settings, for the docs test and the doctor. */
export const SETTING_NAMES: readonly string[] = Object.keys(shape.shape);
