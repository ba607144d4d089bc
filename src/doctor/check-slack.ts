import manifest from '../../manifest.json' with { type: 'json' };
import type { Config, Secrets } from '../config.ts';
import type { ChannelId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Log } from '../log.ts';
import { SlackCalls } from '../slack/call-slack.ts';
import { doubtfulEditors } from '../slack/doubtful-editors.ts';
import type { Installation } from '../slack/installation.ts';
import { SlackWorkspace } from '../slack/slack-workspace.ts';
import { TokenRefused } from '../slack/token-refused.ts';
import { type Workspace, wasRefused } from '../workspace.ts';
import { bad, type Finding, good, warning } from './finding.ts';

/** Whether Slack takes our tokens and the desk may do there what it has to. */
export async function checkSlack(
  config: Config,
  secrets: Secrets,
  stories: readonly Story[],
  log: Log,
): Promise<Finding[]> {
  const calls = new SlackCalls(secrets.botToken ?? '', config.slackApiUrl, log);
  const workspace = new SlackWorkspace(calls);
  let installation: Installation;
  try {
    installation = await workspace.installation();
  } catch (error) {
    if (error instanceof TokenRefused) return [bad(error.message, 'Correct the token, then run the doctor again.')];
    return [bad(`Slack cannot be reached at ${config.slackApiUrl}.`, 'Check the network, a proxy, and SLACK_API_URL.')];
  }
  return [
    good(`Slack takes the bot token (workspace ${installation.team}, user ${installation.botUser}).`),
    checkScopes(installation),
    await checkWayIn(config, secrets, log),
    ...(await checkNamedChannel(config.reviewChannel, REVIEW, workspace)),
    ...(await checkNamedChannel(config.anchorChannel, ANCHOR, workspace)),
    ...(await checkStoryChannels(stories, workspace)),
    ...(await checkEditors(config, workspace)),
  ];
}

function checkScopes({ scopes }: Installation): Finding {
  if (scopes.length === 0)
    return warning('Slack does not say which scopes the bot has.', 'Compare them with manifest.json.');
  const missing = manifest.oauth_config.scopes.bot.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return good('The bot has every scope that it needs.');
  const todo = 'Add them under “OAuth & Permissions”, then reinstall the app to the workspace.';
  return bad(`The bot lacks the scopes ${missing.join(', ')}.`, todo);
}

async function checkWayIn(config: Config, { appToken }: Secrets, log: Log): Promise<Finding> {
  if (appToken === null) {
    return good(`HTTP mode: Slack has to reach port ${config.port} at /slack/events; the signing secret is set.`);
  }
  const calls = new SlackCalls(appToken, config.slackApiUrl, log);
  const answer = await calls.call('apps.connections.open', (web) => web.apps.connections.open({})).catch(() => null);
  if (answer === null) return bad('Slack opens no Socket Mode connection.', 'Check the network and try again.');
  if (!wasRefused(answer)) return good('Slack takes the app token and opens Socket Mode connections.');
  const todo = 'Make an app-level token with connections:write under “Basic Information”, and switch Socket Mode on.';
  return bad(`Slack refuses the app token (${answer.refused}).`, todo);
}

const REVIEW = { setting: 'REVIEW_CHANNEL', name: 'the review channel' };
const ANCHOR = { setting: 'ANCHOR_CHANNEL', name: 'the anchor channel' };

/** A channel that the settings name must be one that the bot can post to, and nobody else's. */
async function checkNamedChannel(
  id: ChannelId | null,
  { setting, name }: { setting: string; name: string },
  workspace: Workspace,
): Promise<Finding[]> {
  if (id === null) return [];
  const channel = await workspace.channel(id);
  const named = `${name.replace('the', 'The')} ${channel?.name ?? id}`;
  if (channel?.archived) return [bad(`${named} is archived.`, `Point ${setting} to one in use.`)];
  if (channel?.external) {
    return [bad(`${named} is shared with another organization.`, `Point ${setting} to one of ours.`)];
  }
  if (!channel?.joined) return [bad(`The bot is not in ${id}, ${name}.`, 'Type /invite @Story Desk there.')];
  return [good(`The bot is in ${channel.name}, ${name}.`)];
}

async function checkStoryChannels(stories: readonly Story[], workspace: Workspace): Promise<Finding[]> {
  const running = stories.filter((story) => story.archivedAt === null && story.channel !== null);
  return Promise.all(running.map((story) => checkStoryChannel(story, workspace)));
}

async function checkStoryChannel(story: Story, workspace: Workspace): Promise<Finding> {
  const channel = story.channel && (await workspace.channel(story.channel));
  if (channel?.archived) {
    return warning(
      `${story.key}: its channel is archived.`,
      `Bind it to another with /story use ${story.slug}, or archive it.`,
    );
  }
  if (!channel?.joined)
    return bad(`${story.key}: the bot is not in ${story.channel}, its channel.`, 'Type /invite @Story Desk there.');
  return good(`${story.key}: the bot is in its channel.`);
}

async function checkEditors({ editors }: Config, workspace: Workspace): Promise<Finding[]> {
  if (editors.length === 0) return [good('EDITORS is empty: the full members of a card’s channel decide.')];
  const doubtful = await doubtfulEditors(editors, workspace);
  if (doubtful.length === 0) return [good('Everybody named in EDITORS may decide.')];
  return doubtful.map(({ id, why }) =>
    warning(`EDITORS names ${id}: ${why}.`, 'It is ignored. Take it out, or correct it.'),
  );
}
