import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import manifest from '../manifest.json' with { type: 'json' };
import type { Config, Secrets } from './config.ts';
import { buildDesk, type Desk, type Overrides } from './desk.ts';
import type { AppRunner, Busy } from './local/app-runner.ts';
import { NotPossible } from './local/driver/stage.ts';
import { hold } from './local/hold-folder.ts';
import type { LocalSlack } from './local/local-slack.ts';
import { type LocalNewsroom, startLocalNewsroom } from './local/newsroom.ts';
import { removeSaved } from './local/saved-state.ts';
import { tellStory } from './local/tell-story.ts';
import { storyHints } from './story-hints.ts';

/** How the desk in the local newsroom is run, beyond its settings. */
export interface LocalDeskOptions extends Omit<Overrides, 'now'> {
  /** Says how far it is, to whoever started it. */
  readonly say?: (line: string) => void;
  /** The story that a new newsroom is told; the demonstration's unless given. */
  readonly story?: URL;
}

/** What keeps other processes from these files. */
interface Holding {
  readonly letGo: () => void;
}

const STORY = new URL('../demo/trump-campaign-hack.json', import.meta.url);

/**
 * The desk in the local newsroom: the same as anywhere, but against an embedded Slack and on facts of its own, since a
 * demonstration must not end up in a newsroom's. It can be restarted and started over while the page stays open.
 *
 * Two things are kept: the facts, and the workspace. A saved workspace is what makes a newsroom whole. It is removed
 * before the facts are, and saved once both are as they should be; whenever either is gone, the next start begins anew.
 */
export class LocalDesk implements AppRunner {
  readonly #newsroom: LocalNewsroom;
  readonly #config: Config;
  readonly #options: LocalDeskOptions;
  readonly #letGo: () => void;
  #desk: Desk | null = null;
  #stopping: Promise<void> = Promise.resolve();
  #busy: Busy | null = null;
  #ended = false;

  private constructor(newsroom: LocalNewsroom, config: Config, { letGo, ...options }: LocalDeskOptions & Holding) {
    this.#newsroom = newsroom;
    this.#letGo = letGo;
    this.#options = options;
    const editors = config.editors.length > 0 ? config.editors : newsroom.editors;
    const { apiUrl: slackApiUrl } = newsroom;
    // A demonstration needs no backups.
    this.#config = { ...config, mode: 'socket', slackApiUrl, editors, backupHours: 0 };
    newsroom.runBy(this);
    newsroom.slack.workspace.ledger.onChange(({ kind }) => {
      if (kind === 'clock') this.#desk?.lookAgain();
    });
  }

  /** Opens the newsroom and its page. The desk comes with `start`. */
  static async open(config: Config, options: LocalDeskOptions = {}): Promise<LocalDesk> {
    const databasePath = join(dirname(config.databasePath), 'local-newsroom.db');
    const savedAt = `${databasePath}.slack.json`;
    const letGo = hold(`${databasePath}.lock`);
    // A workspace whose facts are gone would show cards of claims that nobody has on file.
    if (!existsSync(databasePath)) removeSaved(savedAt);
    try {
      const newsroom = await startLocalNewsroom({ port: config.localPort, savedAt, manifest, hints: storyHints() });
      return new LocalDesk(newsroom, { ...config, databasePath }, { ...options, letGo });
    } catch (error) {
      letGo();
      throw error;
    }
  }

  get url(): string {
    return this.#newsroom.url;
  }

  get slack(): LocalSlack {
    return this.#newsroom.slack;
  }

  get busy(): Busy | null {
    return this.#busy;
  }

  get isRunning(): boolean {
    return this.#desk !== null;
  }

  /** Starts the desk where an earlier run stopped; where there was none, or none that was set up, with the story. */
  start(): Promise<void> {
    return this.#alone('starting', async () => {
      const { resumed, url } = this.#newsroom;
      // Facts and cards of a workspace that is gone would point nowhere.
      if (!resumed) this.#removeFacts();
      await this.#startDesk();
      this.#say('Story Desk is connected. Type /story help in Slack.');
      this.#say(`The local newsroom is open: ${url}`);
      if (resumed) return;
      await this.#tellStory();
      this.#say('The story of 10 August 2024 is on file. Try: /story who-said "illegally obtained"');
    });
  }

  /** Stops the desk and starts a new one on the same facts; page and workspace stay. */
  restart(): Promise<void> {
    return this.#alone('restarting', async () => {
      await this.#stopDesk();
      await this.#startDesk();
    });
  }

  stopApp(): Promise<void> {
    return this.#alone('stopping', () => this.#stopDesk());
  }

  /** Begins anew, in place: facts and workspace are emptied, and the story is told unless it is to stay empty. */
  startOver({ story }: { story: boolean }): Promise<void> {
    return this.#alone('starting over', async () => {
      await this.#stopDesk();
      this.#needOpen();
      this.#newsroom.unkeep();
      this.#removeFacts();
      this.#newsroom.beginAnew();
      await this.#startDesk();
      // An empty newsroom is whole now that it has facts of its own. One with a story is so once that is told.
      if (story) await this.#tellStory();
      else this.#newsroom.keep();
    });
  }

  /** Ends the desk, then the newsroom. What was under way ends with it. */
  async stop(): Promise<void> {
    this.#ended = true;
    await this.#stopDesk();
    await this.#newsroom.stop();
    this.#letGo();
  }

  /** Does one thing at a time: another is refused, not queued, since whoever asked has a page that shows the first. */
  async #alone(busy: Busy, work: () => Promise<void>): Promise<void> {
    this.#needOpen();
    if (this.#busy) throw new NotPossible(`The newsroom is ${this.#busy} already. Wait until that is done.`);
    this.#setBusy(busy);
    try {
      await work();
    } finally {
      this.#setBusy(null);
    }
  }

  #setBusy(busy: Busy | null): void {
    this.#busy = busy;
    this.slack.workspace.ledger.changed({ kind: 'traffic' });
  }

  /** Throws where the newsroom was ended meanwhile: nothing may be removed or started after that. */
  #needOpen(): void {
    if (this.#ended) throw new NotPossible('The newsroom is closing.');
  }

  async #startDesk(): Promise<void> {
    this.#needOpen();
    const { ledger } = this.slack.workspace;
    const { botToken, appToken } = this.#newsroom;
    const secrets: Secrets = { botToken, appToken, signingSecret: null };
    const desk = buildDesk(this.#config, secrets, {
      // The pause is for Slack's limit, which the embedded one has not: without it a story is told in two seconds.
      postSpacingMs: 0,
      ...this.#options,
      now: () => Math.floor(ledger.now() / 1_000),
    });
    this.#desk = desk;
    try {
      await desk.start();
    } catch (fault) {
      await this.#stopDesk();
      throw fault;
    }
    this.#needOpen();
  }

  /** Stops the desk, if one runs. Never rejects; whoever else asks meanwhile waits for the same end. */
  #stopDesk(): Promise<void> {
    const desk = this.#desk;
    this.#desk = null;
    const { log } = this.#options;
    if (desk) this.#stopping = desk.stop().catch((fault: unknown) => log?.error('stopping failed', {}, fault));
    return this.#stopping;
  }

  /** The newsroom is saved only once the story is on file: one that was ended in the middle of it starts afresh. */
  async #tellStory(): Promise<void> {
    await tellStory(this.slack, this.#options.story ?? STORY);
    this.#needOpen();
    this.#newsroom.keep();
  }

  #removeFacts(): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#config.databasePath + suffix, { force: true });
  }

  #say(line: string): void {
    if (!this.#ended) this.#options.say?.(line);
  }
}
