import { recordActivity, tellRecorded } from './activity/record.ts';
import { type InstalledApp, install } from './app.ts';
import { announcement } from './delivery/announce.ts';
import type { Delivery, Envelope, Receipt } from './delivery/envelope.ts';
import { EventPost } from './delivery/event-post.ts';
import { HttpRequests } from './delivery/http-requests.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import { Persona } from './driver/persona.ts';
import type { Stage } from './driver/stage.ts';
import type { Journal } from './journal.ts';
import { LIMITS } from './limits.ts';
import type { Channel, Person, WorkspaceState } from './state/records.ts';
import { emptyState } from './state/snapshot.ts';
import { type Look, until } from './waiting.ts';
import { SlackServer } from './web-api/server.ts';
import { Trouble } from './web-api/trouble.ts';
import { Workspace } from './workspace.ts';

/** How an embedded Slack may be set up; everything has a default. */
export type LocalSlackOptions = {
  /** 0, the default, takes a free port. */
  port?: number;
  /** The app's `manifest.json`, parsed: scopes, events, commands and shortcuts are taken from it. */
  manifest?: unknown;
  tokens?: Partial<Pick<InstalledApp, 'botToken' | 'appToken' | 'signingSecret'>>;
  /** Who and what is there at the start, as `emptyState` or `restore` make it. */
  state?: WorkspaceState;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** How long an acknowledgement may take; Slack's 3,000 unless a test is in a hurry. */
  ackMs?: number;
  /** Pauses before the three retries of an event; Slack's are 0, 60,000 and 300,000. */
  retryDelaysMs?: readonly number[];
  /** How long `until` and the people wait. */
  timeoutMs?: number;
  /** Whether waiting fails as soon as the app asks for something this workspace does not know. On unless said. */
  strict?: boolean;
};

const TEAM = { id: 'T07NEWSROOM', name: 'Newsroom', domain: 'newsroom' };
const BOT = { id: 'U07STORYDSK', name: 'storydesk', real_name: 'Story Desk' };

/**
 * A Slack workspace on loopback: a Web API and Socket Mode that an unmodified app connects to, people who act
 * (`person`), and everything that goes wrong between them and the app.
 *
 * ```ts
 * const slack = await LocalSlack.start();
 * const maya = slack.addPerson({ name: 'maya', real_name: 'Maya Lindqvist' });
 * const channel = slack.addChannel({ name: 'newsroom', members: [maya.id, slack.bot.id] });
 * // … start the app with slack.apiUrl, slack.botToken, slack.appToken …
 * await slack.connected();
 *
 * await slack.until(() => maya.sees(channel.id).length > 1, 'a card');   // waits for changes, never sleeps
 * slack.events.hold(); …; await slack.events.release((held) => held.reverse());
 * slack.events.repeat(2); slack.events.lose(); slack.events.resume();
 * slack.sockets.drop('one'); slack.sockets.refresh('all');
 * slack.trouble.rateLimit('chat.update', { retryAfter: 1 }); slack.trouble.failNext('chat.postMessage', { status: 503 });
 * slack.advance(31 * 60_000);                                            // triggers and response URLs age
 * assert.deepEqual(slack.faults, []); assert.deepEqual(slack.pings, []); assert.deepEqual(slack.late, []);
 * await slack.stop();
 * ```
 */
export class LocalSlack {
  readonly workspace: Workspace;
  readonly sockets: SocketMode;
  readonly events: EventPost;
  readonly trouble = new Trouble();
  readonly server: SlackServer;
  readonly #options: LocalSlackOptions;
  readonly #onTheWay = new Set<Promise<void>>();
  #delivery: Delivery;

  private constructor(options: LocalSlackOptions) {
    this.#options = options;
    const app = install(options.manifest, options.tokens);
    this.workspace = new Workspace(options.state ?? empty(app), app, options.clock ?? Date.now);
    this.sockets = new SocketMode(this.#ackMs, {
      fault: (what, detail) => this.journal.fault(what, detail),
      connections: (what, count) => {
        this.workspace.activity.note({ from: 'socket', what: `Connection ${what}`, about: `${count} open` });
      },
      settled: () => this.workspace.ledger.changed({ kind: 'traffic' }),
    });
    this.#delivery = this.sockets;
    this.events = new EventPost(
      { send: (envelope) => this.#tell(envelope), heldBack: recordActivity(this.workspace) },
      options.retryDelaysMs ?? [0, 60_000, 300_000],
    );
    this.server = new SlackServer({ workspace: this.workspace, sockets: this.sockets, trouble: this.trouble });
    this.workspace.ledger.onHappening((happening) => {
      const payload = announcement(happening, this.workspace);
      if (!payload) return;
      const posting = this.events.post(payload).finally(() => this.#onTheWay.delete(posting));
      this.#onTheWay.add(posting);
    });
  }

  /** Starts a workspace that listens on 127.0.0.1. */
  static async start(options: LocalSlackOptions = {}): Promise<LocalSlack> {
    const slack = new LocalSlack(options);
    const port = await slack.server.listen(options.port ?? 0);
    slack.workspace.urls.base = `http://127.0.0.1:${port}/`;
    return slack;
  }

  /** What the app gets as `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.workspace.urls.base}api/`;
  }

  get botToken(): string {
    return this.workspace.app.botToken;
  }

  get appToken(): string {
    return this.workspace.app.appToken;
  }

  get bot(): Person {
    return this.workspace.people.bot;
  }

  get journal(): Journal {
    return this.workspace.journal;
  }

  get faults(): Journal['faults'] {
    return this.journal.faults;
  }

  get pings(): Journal['pings'] {
    return this.journal.pings;
  }

  get late(): Journal['late'] {
    return this.journal.late;
  }

  /** Somebody to act as. Takes an id, a handle or a full name. */
  person(who: string): Persona {
    return new Persona(this.workspace.people.get(who), this.stage);
  }

  addPerson(who: Parameters<Workspace['people']['add']>[0]): Persona {
    return new Persona(this.workspace.people.add(who), this.stage);
  }

  addChannel(what: Parameters<Workspace['channels']['add']>[0]): Channel {
    return this.workspace.channels.add(what);
  }

  /** Changes an account; the app hears of it (`user_change`). */
  async changePerson(who: string, to: Partial<Person>): Promise<void> {
    this.workspace.people.change(this.workspace.people.get(who).id, to);
    await this.eventsDelivered();
  }

  async archive(channel: string, by: string): Promise<void> {
    this.workspace.channels.archive(channel, this.workspace.people.get(by).id);
    await this.eventsDelivered();
  }

  async rename(channel: string, name: string): Promise<void> {
    this.workspace.channels.rename(channel, name);
    await this.eventsDelivered();
  }

  /** Takes away everybody, and everything that was said and done; the app stays installed, the server listens on. */
  clear(): void {
    this.events.clear();
    this.workspace.beginAnew(empty(this.workspace.app));
  }

  /** Moves the workspace's clock forward. */
  advance(ms: number): void {
    this.workspace.ledger.advance(ms);
  }

  until<T>(look: Look<T>, what: string): Promise<T> {
    const { timeoutMs = 5_000, strict = true } = this.#options;
    return until(look, what, { ledger: this.workspace.ledger, journal: this.journal, timeoutMs, strict });
  }

  /** Waits until the app has opened that many connections. */
  async connected(count = 1): Promise<void> {
    await this.until(() => this.sockets.count >= count, `${count} Socket Mode connection(s)`);
  }

  /** From now on reaches the app by signed HTTP requests instead of Socket Mode. */
  deliverTo({ url, signingSecret }: { url: string; signingSecret?: string }): void {
    const secret = signingSecret ?? this.workspace.app.signingSecret;
    this.#delivery = new HttpRequests({ url, signingSecret: secret }, this.#ackMs);
  }

  /** Resolves when every event on its way was acknowledged, lost or held. */
  async eventsDelivered(): Promise<void> {
    while (this.#onTheWay.size > 0) await Promise.all(this.#onTheWay);
  }

  async stop(): Promise<void> {
    this.events.close();
    await this.#delivery.close();
    await this.sockets.close();
    await this.server.close();
  }

  get #ackMs(): number {
    return this.#options.ackMs ?? LIMITS.ackMs;
  }

  /** What the people's acts are done on. */
  get stage(): Stage {
    return {
      workspace: this.workspace,
      tell: (envelope) => this.#tell(envelope),
      until: (look, what) => this.until(look, what),
      eventsDelivered: () => this.eventsDelivered(),
    };
  }

  async #tell(envelope: Envelope): Promise<Receipt> {
    const receipt = await tellRecorded(envelope, this.workspace, (one) => this.#delivery.send(one));
    if (!receipt.acked && receipt.error === 'operation_timeout') {
      this.journal.lateAck({ type: typeOf(envelope), payload: envelope.payload });
    }
    return receipt;
  }
}

const empty = ({ displayName }: InstalledApp): WorkspaceState => emptyState(TEAM, { ...BOT, real_name: displayName });

/** What was not acknowledged, in a word: a command, an event's type, an interaction's type. */
function typeOf({ type, payload }: Envelope): string {
  const { event, command, type: kind } = payload;
  if (type === 'slash_commands') return String(command);
  return typeof event === 'object' && event !== null && 'type' in event ? String(event.type) : String(kind);
}
