import type { App, Receiver } from '@slack/bolt';
import { answerCommands } from './answer-command.ts';
import { CloakedApp } from './cloaked-app.ts';
import { REPLAYED } from './connection.ts';
import type { Edge } from './edge.ts';
import { hearEvents } from './hear-events.ts';
import { hearMentions } from './hear-mention.ts';
import type { InFlight } from './in-flight.ts';
import { libraryLog } from './library-log.ts';
import { openShortcuts } from './open-shortcut.ts';
import { pressButtons } from './press-button.ts';
import { submitForms } from './submit-form.ts';
import { suggestOptions } from './suggest-options.ts';

/** Where Slack's deliveries come in, and whose app it is. */
export interface BoltOptions {
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly inFlight: InFlight;
}

/** Bolt with our handlers: one for each kind of thing that Slack delivers, each in a file of its own. */
export function boltApp(options: BoltOptions, edge: Edge): App {
  const logger = libraryLog(edge.log);
  const app = new CloakedApp(edge.cloak, {
    receiver: options.receiver,
    authorize: async () => {
      const { botUser, bot, team } = await edge.workspace.installation();
      // Bolt drops what the bot itself did. A token that is no bot's speaks for a person, who must be heard.
      const self = bot === null ? {} : { botId: bot, botUserId: botUser };
      return { botToken: options.botToken, teamId: team, ...self };
    },
    logger,
    // Handlers use our own calls; Bolt only wants to have a client.
    clientOptions: { slackApiUrl: options.slackApiUrl, retryConfig: { retries: 0 } },
    convoStore: false,
  });
  app.use(async ({ next, context }) => {
    if (context[REPLAYED] === true) edge.log.warn('a replayed request was refused');
    else await options.inFlight.track(next());
  });
  app.error(async (error) => {
    // Handlers word their own faults; what arrives here went wrong outside of them.
    edge.tally.faults += 1;
    edge.log.error('fault outside of a handler', {}, error);
  });

  answerCommands(app, edge);
  hearMentions(app, edge);
  pressButtons(app, edge);
  submitForms(app, edge);
  suggestOptions(app, edge);
  openShortcuts(app, edge);
  hearEvents(app, edge);
  return app;
}
