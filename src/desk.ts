import { setTimeout as sleep } from 'node:timers/promises';
import { Access } from './access/access.ts';
import { ArticleReader } from './articles/article-reader.ts';
import { backupJob } from './backup/backup-job.ts';
import { changeFeatures } from './changes/index.ts';
import { beginDigests } from './changes/morning.ts';
import { remindEditors } from './changes/reminder.ts';
import { channelFeatures } from './channels/index.ts';
import { watchChannels } from './channels/watch-channels.ts';
import { commandFeatures } from './commands/index.ts';
import type { Config, Secrets } from './config.ts';
import type { ChannelId, Instant } from './domain/ids.ts';
import type { Newsroom } from './feature.ts';
import { type Health, serveHealth } from './health.ts';
import { homeFeatures } from './home/index.ts';
import { type Job, Jobs } from './jobs.ts';
import { type Log, makeLog } from './log.ts';
import { recallFeatures } from './recall/index.ts';
import { postAnchor } from './record/post-anchor.ts';
import { reviewFeatures } from './review/index.ts';
import { recountOpenCards } from './review/recount.ts';
import { boltApp } from './slack/bolt-app.ts';
import { SlackCalls, SlackUnreachable } from './slack/call-slack.ts';
import { Cloak } from './slack/cloak.ts';
import { type Connection, connectionFor } from './slack/connection.ts';
import { doubtfulEditors } from './slack/doubtful-editors.ts';
import type { Edge } from './slack/edge.ts';
import { openFormButton } from './slack/hear-mention.ts';
import { InFlight } from './slack/in-flight.ts';
import { LatestRead } from './slack/latest-read.ts';
import { gather, type Registry } from './slack/registry.ts';
import { OutboxSender } from './slack/send-outbox.ts';
import { SlackWorkspace } from './slack/slack-workspace.ts';
import { StoreWatch } from './slack/store-watch.ts';
import type { FactStore } from './store/fact-store.ts';
import { openFactStore } from './store/open-store.ts';
import type { StoreFault } from './store/store-fault.ts';
import type { Workspace } from './workspace.ts';

/** What tests and the local newsroom set otherwise. */
export interface Overrides {
  /** The moment, in Unix seconds. */
  readonly now?: () => Instant;
  readonly log?: Log;
  /** Pause between two posts to one channel; Slack's second unless a test is in a hurry. */
  readonly postSpacingMs?: number | undefined;
  /** How a store is treated that another program holds: how long a write waits, and when the next is tried. */
  readonly busyTimeoutMs?: number | undefined;
  readonly probeMs?: number | undefined;
  /** Slack will never let us in again; by default this is only logged. */
  readonly onLost?: (reason: Error) => void;
}

/** A write that waits for another process's holds up everything: Slack waits three seconds for an acknowledgement. */
const BUSY_TIMEOUT_MS = 2_000;
const DRAIN_MS = 4_000;
/** An event that Slack gave up on shows in no reconnect: the cards are read again every ten minutes. */
const REREAD_MS = 600_000;
/** A private channel made public shows in no event: for so long it may go unnoticed, though no card is posted there. */
const WATCH_MS = 180_000;
const UNREACHABLE_PAUSE_MS = 5_000;

/** The composition root: the one place where the parts are put together. */
export function buildDesk(config: Config, secrets: Secrets, overrides: Overrides = {}): Desk {
  const log = overrides.log ?? makeLog(config.logLevel);
  const onFault = (fault: StoreFault): void => watch.heard(fault);
  const store = openFactStore(config.databasePath, {
    onFault,
    busyTimeoutMs: overrides.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
  });
  const cloak = new Cloak(store.controlKey);
  const calls = new SlackCalls(secrets.botToken ?? '', config.slackApiUrl, log, cloak, overrides.postSpacingMs);
  const workspace = new SlackWorkspace(calls);
  const newsroom = newsroomOf(config, store, workspace, overrides.now ?? clock);
  const onFiling = (): void => desk.catchUp();
  const watch = new StoreWatch({ newsroom, editors: config.editors, log, probeMs: overrides.probeMs, onFiling });
  const stopped = new AbortController();
  const watching = new LatestRead<boolean>();
  const registry = theRegistry();
  const outbox = new OutboxSender(newsroom, registry.deliveries, log);
  const edge: Edge = {
    newsroom,
    workspace,
    calls,
    cloak,
    registry,
    log,
    tally: { answers: 0, refusals: 0, faults: 0 },
    wakeOutbox: () => outbox.wake(),
    hurryOutbox: () => void outbox.hurry().catch((fault: unknown) => log.error('hurrying failed', {}, fault)),
    watchChannels: () =>
      void watching
        .read('all', () => watchChannels(newsroom, stopped.signal))
        .then((changed) => (changed ? edge.hurryOutbox() : undefined))
        .catch((fault: unknown) =>
          log[stopped.signal.aborted ? 'info' : 'error']('channels were not looked at', {}, fault),
        ),
    onLost: (reason) => {
      log.error('Slack lets us in no more', {}, reason);
      overrides.onLost?.(reason);
    },
  };
  const desk = new Desk(config, secrets, edge, { outbox, watch, stopped });
  return desk;
}

/** What works beside the handlers. */
interface Parts {
  readonly outbox: OutboxSender;
  readonly watch: StoreWatch;
  readonly stopped: AbortController;
}

/** A whole desk: the fact store, the features, and the way to Slack. */
export class Desk {
  readonly newsroom: Newsroom;
  readonly connection: Connection;
  readonly #config: Config;
  readonly #edge: Edge;
  readonly #outbox: OutboxSender;
  readonly #watch: StoreWatch;
  readonly #inFlight = new InFlight();
  readonly #recounts = new LatestRead<void>();
  readonly #stopped: AbortController;
  #health: Health | null = null;
  #rereading: NodeJS.Timeout | undefined;
  #watching: NodeJS.Timeout | undefined;
  readonly #jobs: Jobs;

  constructor(config: Config, secrets: Secrets, edge: Edge, { outbox, watch, stopped }: Parts) {
    this.newsroom = edge.newsroom;
    this.#config = config;
    this.#edge = edge;
    this.#outbox = outbox;
    this.#watch = watch;
    this.#stopped = stopped;
    this.#jobs = new Jobs(jobsFor(config, edge), edge.newsroom, edge.log);
    this.connection = connectionFor(config, secrets, edge.log, {
      onConnected: () => this.#connected(),
      onLost: edge.onLost,
    });
    const app = { receiver: this.connection.receiver, inFlight: this.#inFlight };
    boltApp({ ...app, botToken: secrets.botToken ?? '', slackApiUrl: config.slackApiUrl }, edge);
  }

  /** Where the health page is; `null` without one. */
  get healthPort(): number | null {
    return this.#health?.port ?? null;
  }

  /** Resolves once Slack reaches us, and waits for a Slack that can't be reached; rejects with `TokenRefused`. */
  async start(): Promise<void> {
    const { healthPort } = this.#config;
    const { tally, newsroom } = this.#edge;
    const notFiling = () => this.#watch.because;
    const probes = { up: () => this.connection.up(), nextDue: () => newsroom.store.outbox.nextDue(), tally, notFiling };
    if (healthPort !== null) this.#health = await serveHealth(healthPort, probes);
    if (this.#health) this.#edge.log.info('health page', { healthPort: this.#health.port });
    await this.#introduce();
    // Stopped while it waited: nothing may begin any more.
    if (this.#stopped.signal.aborted) return;
    this.#outbox.start();
    await this.connection.open();
    if (this.#stopped.signal.aborted) return;
    this.#rereading = setInterval(() => void this.#recount(), REREAD_MS).unref();
    this.#watching = setInterval(() => this.#edge.watchChannels(), WATCH_MS).unref();
    this.#jobs.start();
    void this.#warnOfEditors();
  }

  /**
   * The clock was moved: what is due by now is sent at once. What is done every so often follows within a minute, and
   * what depends on the time when it is read, such as an answer, needs nothing.
   */
  lookAgain(): void {
    this.#edge.wakeOutbox();
  }

  /** Takes nothing more, finishes what was begun, within four seconds, and closes everything. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#watch.stop();
    clearInterval(this.#rereading);
    clearInterval(this.#watching);
    const { calls, log, newsroom } = this.#edge;
    const late = sleep(DRAIN_MS, 'late' as const, { ref: false });
    const drained = Promise.all([this.connection.close(), this.#jobs.stop(), this.#inFlight.idle(DRAIN_MS)]).then(() =>
      this.#outbox.stop(),
    );
    if ((await Promise.race([drained, late])) === 'late') log.warn('stopped before everything was finished');
    calls.stop();
    await this.#health?.close();
    await newsroom.articles.close();
    newsroom.store.close();
  }

  /** Learns whose token this is, for as long as it takes to reach Slack. */
  async #introduce(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#edge.workspace.installation();
        return;
      } catch (error) {
        if (!(error instanceof SlackUnreachable)) throw error;
        this.#edge.log.warn('Slack cannot be reached, will keep trying', { url: this.#config.slackApiUrl });
        await sleep(UNREACHABLE_PAUSE_MS, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
    }
  }

  async #warnOfEditors(): Promise<void> {
    const { log, workspace } = this.#edge;
    const doubtful = await doubtfulEditors(this.#config.editors, workspace).catch(() => []);
    for (const { id, why } of doubtful) log.warn('EDITORS names somebody who is ignored', { id, why });
  }

  #connected(): void {
    this.#edge.log.info('connected', { connections: this.connection.up() });
    this.catchUp();
  }

  /** Events may have been lost, or could not be taken in: what they told of is looked at instead. */
  catchUp(): void {
    this.#edge.hurryOutbox();
    void this.#recount();
    this.#edge.watchChannels();
  }

  /** Reads the open cards again. Never rejects; calls while one runs are answered by one more. */
  async #recount(): Promise<void> {
    const { log, newsroom, wakeOutbox } = this.#edge;
    const { signal } = this.#stopped;
    await this.#recounts
      .read('cards', () => this.#inFlight.track(recountOpenCards(newsroom, signal)))
      .catch((fault: unknown) => log[signal.aborted ? 'info' : 'error']('recount failed', {}, fault))
      .finally(wakeOutbox);
  }
}

/** What is done every so often, without anybody's asking. */
function jobsFor(config: Config, { newsroom, log, wakeOutbox }: Edge): Job[] {
  const { anchorChannel, backupFolder: folder, backupHours, backupsKept: kept, databasePath, exposureDays } = config;
  const oldest = () => newsroom.now() - exposureDays * DAY_SECONDS;
  const reduce: Job = {
    name: 'exposures',
    everySeconds: DAY_SECONDS,
    run: async () => void (await newsroom.store.record.reduceExposures(oldest())),
  };
  const anchor = (channel: ChannelId): Job => ({
    name: 'anchor',
    everySeconds: DAY_SECONDS,
    run: () => postAnchor(channel, newsroom),
  });
  const backup = backupHours > 0 ? [backupJob({ databasePath, folder, kept }, backupHours, log)] : [];
  const digests: Job = {
    name: 'digests',
    everySeconds: DIGESTS_SECONDS,
    run: () => beginDigests(newsroom).finally(wakeOutbox),
  };
  const reminders: Job = {
    name: 'reminders',
    everySeconds: REMINDERS_SECONDS,
    run: () => remindEditors(newsroom).finally(wakeOutbox),
  };
  return [reduce, digests, reminders, ...backup, ...(anchorChannel ? [anchor(anchorChannel)] : [])];
}

const DAY_SECONDS = 86_400;
/** How late a digest may be, and how long after its hours a card's editors are reminded at the latest. */
const DIGESTS_SECONDS = 60;
const REMINDERS_SECONDS = 600;

function newsroomOf(config: Config, store: FactStore, workspace: Workspace, now: () => Instant): Newsroom {
  return {
    store,
    workspace,
    access: new Access(store, workspace, { editors: config.editors, reviewChannel: config.reviewChannel }),
    articles: new ArticleReader({ fetchLinks: config.fetchLinks }),
    now,
    settings: {
      approvalsNeeded: config.approvalsNeeded,
      zone: config.zone,
      approveEmoji: new Set(config.approveEmoji),
      holdEmoji: new Set(config.holdEmoji),
    },
  };
}

/** Everything that the desk can do. */
export function theRegistry(): Registry {
  const registry: Registry = gather([
    ...commandFeatures,
    ...reviewFeatures,
    ...recallFeatures,
    ...changeFeatures,
    ...channelFeatures,
    ...homeFeatures,
    { buttons: [openFormButton(() => registry)] },
  ]);
  return registry;
}

const clock = (): Instant => Math.floor(Date.now() / 1_000);
