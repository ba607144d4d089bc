import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { buildDesk, type Desk } from '../../src/desk.ts';
import { castInto } from '../../src/local/cast.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { LocalSlack } from '../../src/local/local-slack.ts';
import type { View } from '../../src/local/state/records.ts';
import { makeLog } from '../../src/log.ts';
import { Cloak } from '../../src/slack/cloak.ts';

/** A newsroom under test: the real desk on a database on disk, over real sockets, against the embedded Slack. */
export class TestNewsroom {
  readonly slack: LocalSlack;
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #clock: Clock;
  desk: Desk;

  private constructor(
    slack: LocalSlack,
    desk: Desk,
    folder: string,
    env: Readonly<Record<string, string>>,
    clock: Clock,
  ) {
    this.slack = slack;
    this.desk = desk;
    this.#folder = folder;
    this.#env = env;
    this.#clock = clock;
  }

  /** Opens a newsroom with the cast of the local one. @param env - settings beyond tokens and paths */
  static async open(env: Readonly<Record<string, string>> = {}): Promise<TestNewsroom> {
    const manifest: unknown = JSON.parse(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'));
    const slack = await LocalSlack.start({ manifest });
    castInto(slack);
    const folder = await mkdtemp(join(tmpdir(), 'story-desk-'));
    const clock = { ahead: 0 };
    const desk = await startDesk(slack, folder, env, clock);
    return new TestNewsroom(slack, desk, folder, env, clock);
  }

  get maya(): Persona {
    return this.slack.person('maya');
  }
  get tom(): Persona {
    return this.slack.person('tom');
  }
  get priya(): Persona {
    return this.slack.person('priya');
  }
  get lena(): Persona {
    return this.slack.person('lena');
  }
  get sam(): Persona {
    return this.slack.person('sam');
  }

  /** The fact store's file. */
  get databasePath(): string {
    return join(this.#folder, 'facts.db');
  }

  /** What hides the numbers in controls, for a test that plays somebody who has the fact store's key. */
  get cloak(): Cloak {
    return new Cloak(this.desk.newsroom.store.controlKey);
  }

  /** Makes a form remember something else than it was given. */
  forge(form: View, change: object): void {
    const memory: object = JSON.parse(this.cloak.show(form.private_metadata, form.callback_id) ?? '');
    form.private_metadata = JSON.stringify({ ...memory, ...change });
  }

  /** Stops the desk and starts another on the same facts. */
  async restart(meanwhile: () => void = () => undefined): Promise<void> {
    await this.desk.stop();
    meanwhile();
    this.desk = await startDesk(this.slack, this.#folder, this.#env, this.#clock);
  }

  /** Moves the desk's clock, and has what is due by then sent. @param at - Unix seconds */
  clockAt(at: number): void {
    this.#clock.ahead = at - Math.floor(Date.now() / 1_000);
    this.desk.lookAgain();
  }

  /** Makes the story that most tests are about: HACK, in #trump-campaign-hack. */
  async story(): Promise<void> {
    const reply = await this.maya.slash(
      STORY,
      '/story new trump-campaign-hack key:HACK Trump campaign says it was hacked',
    );
    assert.match(reply.text, /HACK/);
  }

  /** Makes a story in a channel of its own. @returns the channel, `#` and all; the key is the slug in capitals */
  async cover(slug: string, { kind = 'public', members = [], maker = this.maya }: Coverage = {}): Promise<string> {
    const everyone = [maker.id, ...members.map((one) => one.id), this.slack.bot.id];
    this.slack.addChannel({ name: `cover-${slug}`, kind, members: [...new Set(everyone)] });
    const reply = await maker.slash(`#cover-${slug}`, `/story new ${slug} key:${slug.toUpperCase()} The ${slug} story`);
    assert.match(reply.text, new RegExp(`\\(${slug.toUpperCase()}\\) is now this channel's story`));
    return `#cover-${slug}`;
  }

  /** Files a claim as Priya, with the form's labels, and waits for its card. @returns its reference */
  async file(fields: Record<string, Filling>, who: Persona = this.priya, channel: string = STORY): Promise<string> {
    const reference = await this.propose(fields, who, channel);
    await this.card(reference, channel);
    return reference;
  }

  /** Files a claim without waiting for its card. @returns its reference */
  async propose(fields: Record<string, Filling>, who: Persona = this.priya, channel: string = STORY): Promise<string> {
    await who.slash(channel, '/story add');
    const form = await this.claimForm(who);
    return this.proposed(who, () => who.submit(form, { ...CLAIM, ...fields }), channel);
  }

  /** The form for a claim that somebody opened, once it is drawn: a word from the desk may come before it does. */
  claimForm(who: Persona = this.priya): Promise<View> {
    return this.slack.until(() => who.view()?.submit === 'Propose' && who.view(), 'the form for a claim');
  }

  /** Sends a form and waits for the note that its claim is proposed. @returns the claim's reference */
  async proposed(who: Persona, send: () => Promise<unknown>, channel: string = STORY): Promise<string> {
    // Where the bot is not in the channel, the note comes as a direct message.
    const notes = () => [...who.ephemerals(channel), ...who.dms()].filter((seen) => / is proposed/.test(seen.text));
    const before = new Set(notes().map(({ ts }) => ts));
    assert.deepEqual(await send(), { outcome: 'closed' });
    const fresh = () => notes().find(({ ts }) => !before.has(ts));
    const said = await this.slack.until(fresh, 'the note that the claim is proposed');
    return /[A-Z0-9]+-\d+/.exec(said.text)?.[0] ?? '';
  }

  /** What somebody reads in answer to a `/story` line; a form that it opens is closed again. */
  async ask(line: string, who: Persona = this.priya, channel: string = STORY): Promise<string> {
    const reply = await who.slash(channel, `/story ${line}`);
    if (!reply.view) return reply.text;
    // Of a form that opened empty on a busy machine, what stands in it once it is drawn.
    const drawn = () =>
      who.view() && !/^Story Desk\nOne moment/.test(who.reads(who.view()!)) ? who.view() : undefined;
    const form = await this.slack.until(drawn, 'the form');
    const text = who.reads(form);
    await who.close(form, { clear: true });
    return text;
  }

  /** The review card of a claim. */
  card(reference: string, channel: string = STORY) {
    const found = new RegExp(`^(?:Review ${reference}\\b|${reference}: )`);
    const reader = this.#readerOf(channel);
    return this.slack.until(
      () => reader.sees(channel).findLast((seen) => found.test(seen.text) && !seen.ephemeral)?.message,
      `the card of ${reference}`,
    );
  }

  /** What a claim's card says now. */
  async cardText(reference: string, channel: string = STORY): Promise<string> {
    return this.#readerOf(channel).reads(await this.card(reference, channel));
  }

  /** Waits until a claim's card says something. @returns all that it says */
  cardSays(words: RegExp, reference: string, channel: string = STORY): Promise<string> {
    return this.slack.until(async () => {
      const text = await this.cardText(reference, channel);
      return words.test(text) && text;
    }, `the card of ${reference} to say ${words}`);
  }

  /** Files and approves, as two people. */
  async approved(fields: Record<string, Filling>, channel: string = STORY): Promise<string> {
    const reference = await this.file(fields, this.priya, channel);
    await this.maya.react(await this.card(reference, channel), 'white_check_mark');
    await this.settled(reference, 'approved', channel);
    return reference;
  }

  /** Has Priya correct a claim and Maya approve it: the words, unless other fields of the form are named. */
  async corrected(reference: string, fields: Record<string, Filling>, channel: string = STORY): Promise<void> {
    await this.priya.slash(channel, `/story correct ${reference}`);
    const form = await this.claimForm(this.priya);
    const change = { 'This is a': 'Correction: it was wrong', Reason: 'The tape says so.', ...fields };
    await this.proposed(this.priya, () => this.priya.submit(form, change), channel);
    const card = await this.slack.until(
      () => this.maya.sees(channel).findLast(({ text }) => text.startsWith(`Review ${reference}, version`))?.message,
      'the card of the correction',
    );
    await this.maya.react(card, '+1');
    await this.settled(reference, 'approved, version', channel);
  }

  /** Waits until a claim's card says that it is decided. */
  async settled(reference: string, status: string, channel: string = STORY): Promise<void> {
    const reader = this.#readerOf(channel);
    await this.slack.until(
      () => reader.sees(channel).some((seen) => seen.text.startsWith(`${reference}: ${status}`)),
      `${reference} to be ${status}`,
    );
  }

  /** Somebody who is in the channel: a private one is not there for others. */
  #readerOf(channel: string): Persona {
    const { channels, people } = this.slack.workspace;
    const [reader] = channels.get(channel).members.filter((member) => member !== people.bot.id);
    return this.slack.person(reader ?? this.maya.id);
  }

  /** Ends everything, and fails where the desk broke one of Slack's rules on the way. */
  async close(): Promise<void> {
    await this.desk.stop();
    const { faults, pings, late } = this.slack;
    await this.slack.stop();
    await rm(this.#folder, { recursive: true });
    assert.deepEqual({ faults, pings, late }, { faults: [], pings: [], late: [] });
  }
}

/** Where a story is covered, and by whom. */
interface Coverage {
  readonly kind?: 'public' | 'private';
  /** Who is in the channel, besides the maker and the bot. */
  readonly members?: readonly Persona[];
  readonly maker?: Persona;
}

export type Filling = NonNullable<Parameters<Persona['submit']>[1]>[string];

export const STORY = '#trump-campaign-hack';

/** A claim that is right in every field. */
export const CLAIM: Record<string, Filling> = {
  'Who said it': 'Steven Cheung',
  'Title at the time': 'Trump campaign spokesman',
  'What they said': 'These documents were illegally obtained from foreign sources hostile to the United States.',
  'These are': 'Exact words',
  They: 'Said it',
  When: '2024-08-10',
  'How and to whom': 'in a statement',
  Outlet: 'Reuters',
};

/** Seconds that a desk's clock is ahead of the machine's. */
interface Clock {
  ahead: number;
}

async function startDesk(
  slack: LocalSlack,
  folder: string,
  env: Readonly<Record<string, string>>,
  clock: Clock,
): Promise<Desk> {
  const settings = readSettings({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_PATH: join(folder, 'facts.db'),
    EDITORS: `${slack.person('maya').id},${slack.person('tom').id}`,
    BACKUP_HOURS: '0',
    ...env,
  });
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  const desk = buildDesk(settings.config, settings.secrets, {
    now: () => Math.floor(Date.now() / 1_000) + clock.ahead,
    log: makeLog('error', env['LOG_LEVEL'] === 'error' ? () => undefined : undefined),
    postSpacingMs: 0,
    busyTimeoutMs: 50,
    probeMs: 50,
  });
  await desk.start();
  await slack.connected();
  return desk;
}
