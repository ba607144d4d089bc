import { randomBytes } from 'node:crypto';
import type { AppRunner } from './app-runner.ts';
import { CAST, CHANNELS, castInto } from './cast.ts';
import type { CommandHints } from './command-hints.ts';
import { LocalSlack, type LocalSlackOptions } from './local-slack.ts';
import { servePage } from './page/serve-page.ts';
import { keepSaved, loadFrom, removeSaved } from './saved-state.ts';

/** How the local newsroom is opened; everything has a default. */
export type LocalNewsroomOptions = Pick<LocalSlackOptions, 'port' | 'manifest' | 'clock' | 'timeoutMs' | 'strict'> & {
  /** Where the workspace is kept between runs; without it, every start is a fresh one. */
  savedAt?: string;
  /** What the app's command takes, for the page to offer while one types; without it, it offers the command alone. */
  hints?: CommandHints;
};

/** A newsroom to try the desk in: an embedded Slack with a cast, and a page to act in it. */
export type LocalNewsroom = {
  /** The page. */
  url: string;
  /** What the app gets as `SLACK_API_URL`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  /** Slack user ids of those who play editors, and the private channel they share. */
  editors: readonly string[];
  editorsChannel: string;
  storyChannel: string;
  /** Whether it goes on where an earlier run stopped. */
  resumed: boolean;
  /** Saves it, and goes on to: one that was ended before starts afresh. A resumed one saves already. */
  keep(): void;
  /** Takes away what was saved, and saves no more until `keep`: a run that ends in between is followed by a fresh one. */
  unkeep(): void;
  /** Puts it back to its cast. Address, page and connections stay, and open pages show it at once. */
  beginAnew(): void;
  /** Says who runs the app, so that the page can ask for it to be restarted. */
  runBy(runner: AppRunner): void;
  slack: LocalSlack;
  stop(): Promise<void>;
};

/** Opens the local newsroom on 127.0.0.1. The app is not part of it: it connects as to any Slack. */
export async function startLocalNewsroom({
  savedAt,
  hints,
  ...options
}: LocalNewsroomOptions = {}): Promise<LocalNewsroom> {
  const saved = savedAt === undefined ? null : loadFrom(savedAt);
  const slack = await LocalSlack.start({
    strict: false,
    tokens: ownTokens(),
    ...options,
    ...(saved ? { state: saved } : {}),
  });
  if (!saved) castInto(slack);
  let runsApp: AppRunner | null = null;
  slack.server.also(servePage({ slack, hints: hints ?? null, runner: () => runsApp }));
  slack.workspace.urls.permalinks = slack.workspace.urls.base;
  let endSaving: ReturnType<typeof keepSaved> = () => {};
  const keep = () => {
    endSaving('as it stands');
    if (savedAt !== undefined) endSaving = keepSaved(savedAt, slack.workspace.ledger);
  };
  if (saved) keep();
  const { apiUrl, botToken, appToken } = slack;
  return {
    ...{ url: slack.workspace.urls.base, apiUrl, botToken, appToken, slack },
    editors: [CAST.maya.id, CAST.tom.id],
    editorsChannel: CHANNELS.editors.id,
    storyChannel: CHANNELS.story.id,
    resumed: saved !== null,
    keep,
    unkeep() {
      endSaving('as it stands');
      endSaving = () => {};
      if (savedAt !== undefined) removeSaved(savedAt);
    },
    beginAnew() {
      slack.clear();
      castInto(slack);
      slack.workspace.activity.note({ from: 'visitor', what: 'Began anew' });
    },
    runBy(runner) {
      runsApp = runner;
    },
    async stop() {
      endSaving('write the last state');
      await slack.stop();
    },
  };
}

/** Tokens for one run: whatever else listens on this machine cannot know them. */
function ownTokens(): NonNullable<LocalSlackOptions['tokens']> {
  const secret = () => randomBytes(12).toString('hex');
  return { botToken: `xoxb-local-${secret()}`, appToken: `xapp-local-${secret()}`, signingSecret: secret() };
}
