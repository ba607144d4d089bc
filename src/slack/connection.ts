import type { AddressInfo } from 'node:net';
import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Config, Secrets } from '../config.ts';
import type { Log } from '../log.ts';
import { libraryLog } from './library-log.ts';
import { Seen } from './seen.ts';
import { Sockets } from './sockets.ts';

/** Longer than a signature stays valid, clocks a little apart included. */
const SIGNATURES_MS = 11 * 60_000;

/** In Bolt's context: whether the same signed request came before. */
export const REPLAYED = 'isReplayed';

/** The way in for what Slack delivers. */
export interface Connection {
  readonly receiver: Receiver;
  /** Starts to take deliveries; rejects when Slack refuses the app token. */
  open(): Promise<void>;
  /** Takes nothing more. */
  close(): Promise<void>;
  /** Ways by which Slack can reach us now. */
  up(): number;
  /** The port that HTTP mode listens on; `null` in Socket Mode. */
  port(): number | null;
}

export interface ConnectionEvents {
  /** Slack reaches us, at first or anew: events may have been lost before. */
  onConnected(): void;
  /** Slack will not let us in again. */
  onLost(reason: Error): void;
}

/** Socket Mode where there is an app token, else HTTP. */
export function connectionFor(config: Config, secrets: Secrets, log: Log, events: ConnectionEvents): Connection {
  if (secrets.appToken !== null) return bySockets(secrets.appToken, config, log, events);
  return byHttp(secrets.signingSecret ?? '', config, log, events);
}

function bySockets(appToken: string, config: Config, log: Log, events: ConnectionEvents): Connection {
  const sockets = new Sockets({ appToken, slackApiUrl: config.slackApiUrl, log, ...events });
  return {
    receiver: sockets,
    open: () => sockets.start(),
    close: () => sockets.stop(),
    up: () => sockets.up,
    port: () => null,
  };
}

/**
 * Bolt checks each request's signature and refuses those older than five minutes; one that comes again within them, as
 * no repetition of Slack's does, is marked for `boltApp` to refuse.
 */
function byHttp(signingSecret: string, config: Config, log: Log, events: ConnectionEvents): Connection {
  const signatures = new Seen(SIGNATURES_MS);
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logger: libraryLog(log),
    customPropertiesExtractor: ({ headers }) => ({
      [REPLAYED]: !signatures.take(String(headers['x-slack-signature'])),
    }),
  });
  let port: number | null = null;
  return {
    receiver,
    async open() {
      const server = await receiver.start(config.port);
      port = (server.address() as AddressInfo).port;
      events.onConnected();
    },
    async close() {
      if (port !== null) await receiver.stop();
      port = null;
    },
    up: () => (port === null ? 0 : 1),
    port: () => port,
  };
}
