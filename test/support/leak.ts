import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { theRegistry } from '../../src/desk.ts';
import { FILTERS } from '../../src/domain/grammar.ts';
import type { ChannelId, MessageTs, UserId } from '../../src/domain/ids.ts';
import type { Asker, Button, Command, Field, Form, Newsroom, Shortcut, Suggester } from '../../src/feature.ts';
import { homeView } from '../../src/home/home.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { SlackWorkspace } from '../../src/slack/slack-workspace.ts';
import { isAtRest } from './at-rest.ts';
import { GHOST, HIDDEN, type Hidden, masked } from './hidden.ts';
import type { TestNewsroom } from './newsroom.ts';

const REGISTRY = theRegistry();

/** Lines that touch a story in every way that a verb has, by verb: a verb that has none fails the test. */
const LINES: Readonly<Record<string, readonly ((story: Hidden) => string)[]>> = {
  'who-said': [
    ({ words }) => `"${words}"`,
    ({ words, slug }) => `"${words}" in:${slug}`,
    ({ words, key }) => `${words} in:${key}`,
    ({ words }) => `${words} in:all`,
    ({ words }) => `${words} status:proposed`,
    ({ words }) => `${words} status:retracted`,
    ({ speaker, words }) => `${words} by:"${speaker}"`,
    ({ outlet, words }) => `${words} outlet:${outlet}`,
  ],
  'said-by': [({ speaker }) => speaker, ({ speaker }) => `${speaker} in:all`, ({ speaker }) => speaker.slice(0, -1)],
  about: [({ speaker }) => speaker, ({ speaker, key }) => `${speaker} in:${key}`],
  claims: [
    ({ slug }) => `in:${slug}`,
    ({ key }) => `status:proposed in:${key.toLowerCase()}`,
    ({ outlet }) => `in:all outlet:${outlet}`,
    ({ slug }) => `in:${slug.slice(0, -1)}`,
    ({ slug }) => `in:${slug}x`,
  ],
  actors: [({ slug }) => `in:${slug}`],
  actor: [({ speaker, slug }) => `${speaker} in:${slug}`, ({ speaker }) => speaker],
  timeline: [({ key }) => `in:${key}`, ({ outlet }) => `in:all outlet:${outlet}`],
  map: [({ key }) => `in:${key}`, ({ slug }) => `in:${slug}`, ({ outlet }) => `in:all outlet:${outlet}`],
  denials: [
    ({ words }) => words,
    ({ words, key }) => `${words} in:${key}`,
    ({ key }) => `${key}-1`,
    ({ slug }) => `1 in:${slug}`,
  ],
  sources: [({ key }) => `${key}-1`, ({ slug }) => `1 in:${slug}`],
  history: [({ key }) => `${key}-1`, ({ key }) => `${key}-2`, ({ key }) => `${key}-999`],
  pending: [({ slug }) => `in:${slug}`, ({ outlet }) => `in:all outlet:${outlet}`],
  recall: [({ key }) => `${key}-1`, ({ key, slug }) => `${key}-1 in:${slug}`],
  gaps: [({ slug }) => `in:${slug}`, ({ key }) => `in:${key}`],
  stories: [() => ''],
  changed: [({ slug }) => `in:${slug}`, ({ key }) => `since yesterday in:${key}`, () => 'since yesterday in:all'],
  handover: [({ slug }) => `in:${slug}`, ({ key }) => `since yesterday in:${key}`],
  watch: [
    ({ slug, words }) => `"${words}" in:${slug}`,
    ({ speaker, key }) => `${speaker} in:${key}`,
    ({ speaker }) => `${speaker} in:all`,
  ],
  unwatch: [({ slug, words }) => `${words} in:${slug}`, ({ speaker }) => `${speaker}`],
  'as-of': [
    ({ words }) => `today who-said ${words} in:all`,
    ({ key }) => `today history ${key}-1`,
    ({ slug }) => `today claims in:${slug}`,
  ],
  check: [({ words }) => `He said: "${words}."`],
  export: [({ slug }) => `in:${slug}`, ({ key }) => `csv in:${key}`, ({ slug }) => `json in:${slug}x`],
  add: [
    ({ slug }) => `in:${slug}`,
    ({ slug, words, speaker }) => `"${words}" — ${speaker}, in a statement, Aug. 10 in:${slug}`,
  ],
  import: [({ slug }) => `in:${slug}`, ({ key }) => `https://news.example/1 in:${key}`],
  correct: [({ key }) => `${key}-1`, ({ key }) => `${key}-2`, ({ slug }) => `1 in:${slug}`],
  retract: [({ key }) => `${key}-1`, ({ slug }) => `1 in:${slug}`],
  seal: [({ key }) => `${key}-1`, ({ slug }) => `1 in:${slug}`],
  link: [
    ({ key }) => `${key}-2 denies ${key}-1`,
    ({ key }) => `${key}-2 denies HACK-1 fact`,
    ({ slug }) => `1 is denied by 2 remove in:${slug}`,
  ],
  ask: [
    ({ slug, speaker }) => `${speaker} via phone in:${slug}`,
    ({ key, speaker }) => `${speaker} about ${key}-1 via phone by tomorrow`,
    ({ key }) => `about ${key}-2`,
  ],
  safe: [
    ({ words }) => `"${words}"`,
    ({ words, slug }) => `"${words}" in:${slug}`,
    ({ words }) => `${words} and cold`,
    ({ key }) => `${key}-1`,
  ],
  use: [({ slug }) => slug],
  settings: [({ slug }) => `in:${slug}`, ({ key }) => key],
  archive: [({ slug }) => slug],
  help: [() => ''],
  // Making a story by a hidden one's name succeeds: the test of `new` is beside this one.
  new: [],
};

/** What each filter is given, so that it touches the story: one that has nothing fails the test. */
const FILTERED: Readonly<Record<(typeof FILTERS)[number], (story: Hidden) => string>> = {
  by: ({ speaker }) => `"${speaker}"`,
  about: ({ speaker }) => `"${speaker}"`,
  outlet: ({ outlet }) => outlet,
  since: () => '2020',
  until: () => '2030',
  on: () => '2024-08-10',
  status: () => 'proposed',
  in: ({ slug }) => slug,
};

/** Numbers that stand in controls: of the hidden story's rows, and of none. */
export interface Ids {
  readonly story: number;
  readonly approved: number;
  readonly waiting: number;
  readonly actor: number;
  readonly request: number;
}

const NEVER: Ids = { story: 900_001, approved: 900_002, waiting: 900_003, actor: 900_004, request: 900_005 };

/** Asks something, once of the hidden story and once of one that was never made. */
type Ask = (story: Hidden, ids: Ids) => Promise<unknown>;

/** Which of the surfaces to compare, counted in their order: each `every`th, from `from` on. */
export interface Sample {
  readonly every: number;
  readonly from: number;
}

/**
 * Goes through everything that the registry holds for somebody who may not see the hidden story, once for it and once for
 * a story that was never made: the answers may differ in the typed names only, and Slack is asked the same. The handlers
 * are asked, as nothing before them could hide what they tell; {@link compareInSlack} asks as people do.
 *
 * @returns how many pairs were compared
 */
export async function compareEverySurface(
  newsroom: TestNewsroom,
  who: Persona,
  ids: Ids,
  sample: Sample,
): Promise<number> {
  const desk = newsroom.desk.newsroom;
  const asker = { user: who.id as UserId, channel: null, thread: null };
  const { compare, compared } = comparing(newsroom, who.person.real_name, ids, sample);
  for (const command of REGISTRY.commands.values()) {
    for (const line of linesOf(command)) {
      await compare(`${command.name} ${line(HIDDEN)}`, (story) => command.answer(line(story), asker, desk));
    }
  }
  for (const button of REGISTRY.buttons.values()) {
    for (const value of PARKED[button.action] ?? VALUES) {
      await compare(button.action, async (story, of) => press(button, await value(of, story, desk), of, asker, desk));
    }
  }
  for (const form of REGISTRY.forms.values()) {
    for (const memory of MEMORIES) {
      await compare(form.callback, (story, of) => submit(form, memory(of), story, of, asker, desk));
    }
  }
  for (const suggester of REGISTRY.suggesters.values()) {
    for (const memory of MEMORIES) {
      await compare(suggester.action, (story, of) => suggest(suggester, story, memory(of), asker, desk));
    }
  }
  for (const shortcut of REGISTRY.shortcuts.values()) {
    await compare(shortcut.callback, (story) => useShortcut(shortcut, story, asker, desk));
  }
  await compare('home', () => homeView(asker.user, desk));
  return compared();
}

/** The same, for verbs, the Home tab and *Find a Quote*, as somebody comes by them in Slack. */
export async function compareInSlack(
  newsroom: TestNewsroom,
  who: Persona,
  where: string,
  ids: Ids,
  sample: Sample,
): Promise<number> {
  const { compare, compared } = comparing(newsroom, `${who.person.real_name} in Slack`, ids, sample);
  for (const { name } of REGISTRY.commands.values()) {
    const [line] = LINES[name] ?? [];
    if (line) await compare(name, (story) => newsroom.ask(`${name} ${line(story)}`, who, where));
    if (line)
      await compare(name, async (story) => (await who.mention(where, undefined, `${name} ${line(story)}`)).text);
  }
  await compare('home', async () => who.reads(await who.openHome()));
  await compare('find a quote', async ({ words }) => {
    const form = (await who.globalShortcut('Find a Quote')).asView;
    await who.submit(form, { 'What they said': words });
    const read = who.reads(who.view() ?? form);
    await who.close(form, { clear: true });
    return read;
  });
  return compared();
}

/** Compares what is in the sample; `compared` counts it. */
function comparing(newsroom: TestNewsroom, who: string, ids: Ids, { every, from }: Sample) {
  let asked = 0;
  let compared = 0;
  return {
    async compare(what: string, ask: Ask): Promise<void> {
      asked += 1;
      if ((asked + from) % every !== 0) return;
      await comparePair(newsroom, `${who}: ${what}`, ids, ask);
      compared += 1;
    },
    compared: () => compared,
  };
}

async function comparePair(newsroom: TestNewsroom, what: string, hidden: Ids, ask: Ask): Promise<void> {
  const both = async () =>
    [await asked(newsroom, () => ask(HIDDEN, hidden)), await asked(newsroom, () => ask(GHOST, NEVER))] as const;
  let [one, other] = await both();
  for (let late = 0; late < 3 && (filledLate(one) || filledLate(other)); late++) [one, other] = await both();
  assert.deepEqual({ ...one, got: maskIds(one.got, hidden) }, { ...other, got: maskIds(other.got, NEVER) }, what);
}

/**
 * What somebody got, names masked, and which methods of Slack's were called how often for it. Nothing is remembered of
 * people and channels: what is looked up for the first question would be missing in the second.
 */
async function asked({ slack, desk }: TestNewsroom, ask: () => Promise<unknown>) {
  const { workspace } = desk.newsroom;
  assert.ok(workspace instanceof SlackWorkspace);
  for (const { id } of slack.workspace.people.all) workspace.forgetPerson(id as UserId);
  for (const { id } of slack.workspace.channels.all) workspace.forgetChannel(id as ChannelId);
  await atRest(desk);
  const before = slack.journal.counts;
  const got = await ask().catch((error: unknown) => `throws ${error instanceof Error ? error.message : error}`);
  await atRest(desk);
  const calls = Object.entries(slack.journal.counts).map(([method, count]) => [method, count - (before[method] ?? 0)]);
  const made = Object.fromEntries(calls.filter(([, count]) => count !== 0));
  return { got: masked(typeof got === 'string' ? got : JSON.stringify(got)), calls: made };
}

/** What a question sets in motion, such as the drawing of somebody's Home tab, belongs to it, and not to the next one. */
async function atRest(desk: TestNewsroom['desk']): Promise<void> {
  desk.lookAgain();
  // An item is known as sent only after Slack was called: no change in the workspace tells of that.
  while (!(await isAtRest(desk.newsroom))) await nextTurn();
}

/** Whether a form opened empty, to be filled when its content was there: a busy machine's doing, so asked once more. */
const filledLate = ({ got, calls }: { readonly got: string; readonly calls: Readonly<Record<string, number>> }) =>
  got.includes('One moment…') || ('views.open' in calls && 'views.update' in calls);

/** The numbers that were asked with come back in what forms remember and in the story that is chosen there. */
const maskIds = (got: string, ids: Ids): string =>
  got
    .replaceAll(/(watch\.list\.stop\\*",\\*"value\\*":\\*")\d+/g, '$1{watch}')
    .replaceAll(
      /((?:story|version|import|base|actor|request|private_metadata|"Chosen","emoji":false\},"value)\\*":\\*"?)(\d+)/g,
      (whole, name, id) => (isAmong(ids, name, Number(id)) ? `${name}{id}` : whole),
    );

/** A request's number may be that of a story that is not hidden. */
const isAmong = ({ request, ...others }: Ids, name: string, id: number): boolean =>
  name.startsWith('request') ? id === request : Object.values(others).includes(id);

/** A verb's own lines, and its first one with each filter that it says it takes. */
function linesOf({ name, usage }: Command): ((story: Hidden) => string)[] {
  const lines = LINES[name];
  assert.ok(lines, `the leak test has no line for ${name}`);
  const taken = FILTERS.filter((filter) => new RegExp(`\\b${filter}:`).test(usage));
  const [first] = lines;
  if (!first) return [];
  return [
    ...lines,
    ...taken.map((filter) => (story: Hidden) => `${first(story)} ${filter}:${FILTERED[filter](story)}`),
  ];
}

/** Values that buttons carry, forged. */
type Forged = (ids: Ids, story: Hidden, desk: Newsroom) => string | Promise<string>;
const VALUES: readonly Forged[] = [
  ({ approved, waiting }) => `${waiting} denies ${approved}`,
  ({ approved }) => String(approved),
  ({ waiting }) => String(waiting),
  ({ story }) => String(story),
  ({ actor }) => String(actor),
  ({ actor }) => `${actor}:1`,
  ({ request }) => `${request} listed`,
  ({ story }) => JSON.stringify({ kind: 'unasked', subject: 1, actor: 1, story, offset: 0 }),
  (_, { slug }) => JSON.stringify({ verb: 'claims', rest: `in:${slug}`, channel: null, starts: [0] }),
  (_, { key }) => JSON.stringify({ verb: 'history', rest: `${key}-1`, channel: null, starts: [0, 1] }),
];

/** What a mention's button opens is kept in the store under a number, which is no story's. */
const PARKED: Readonly<Record<string, readonly Forged[]>> = {
  // A watch's number is its watcher's own: no story's number stands in for it.
  'watch.list.stop': [() => '900004'],
  'desk.form.open': ['add', 'settings'].map(
    (verb) =>
      async (_ids, { slug }, { store, now }) =>
        String(await store.record.park(JSON.stringify({ verb, rest: `in:${slug}` }), now())),
  ),
  'answer.picture.show': ['timeline', 'map'].map(
    (verb) =>
      async (_ids, { slug }) =>
        JSON.stringify({ verb, rest: `in:${slug}`, channel: null, starts: [0] }),
  ),
};

/** What forms remember, forged. */
const MEMORIES: readonly ((ids: Ids) => string)[] = [
  ({ approved }) => String(approved),
  ({ waiting }) => String(waiting),
  ({ approved }) => JSON.stringify({ version: approved, reference: 'X-1', channel: null }),
  ({ story }) => JSON.stringify({ story, asks: false, source: null, base: null, channel: null, thread: null }),
  ({ actor }) => JSON.stringify({ actor, base: 'x', shown: null, channel: null }),
  () => JSON.stringify({ story: null, asks: true, source: null, base: null, channel: null, thread: null }),
  ({ story }) => JSON.stringify({ story, asks: false, message: null, from: null, channel: null, thread: null }),
  ({ story }) => JSON.stringify({ import: story, versions: [] }),
  ({ story }) => JSON.stringify({ story, channel: null, thread: null }),
  ({ story, request }) =>
    JSON.stringify({ story, asks: false, source: null, base: null, request, channel: null, thread: null }),
  ({ story, approved }) =>
    JSON.stringify({ story, asks: false, source: null, base: approved, channel: null, thread: null }),
];

const CHOSEN: Readonly<Record<string, string>> = {
  speaker: 'n:Boris Umbra',
  whom: 'a:1',
  kind: 'quote',
  stance: 'statement',
  ground_rules: 'on_the_record',
  amendment: 'correction',
  retractor: 'newsroom',
  approvals: '1',
  sources: '1',
  four_eyes: 'yes',
  openness: 'open',
  digest: 'off',
  remind: '4',
};
const TYPED: Readonly<Record<string, string>> = {
  reason: 'A reason.',
  claim: '1',
  means: 'phone',
  title: 'A title',
  zone: 'UTC',
  response_hours: '24',
};

/** Every input of every form, filled in; the story's own number where a story is chosen. */
const fieldsFor =
  (words: string, { story }: Ids) =>
  (block: string): Field => {
    const value = block === 'story' ? String(story) : CHOSEN[block];
    if (value !== undefined) return { text: '', chosen: [{ value, label: 'Chosen' }], files: [] };
    const typed: Readonly<Record<string, string>> = {
      ...TYPED,
      words,
      draft: `They said, “${words}.”`,
      article: `“${words},” Boris Umbra said.`,
    };
    return { text: typed[block] ?? '', chosen: [], files: [] };
  };

async function press(button: Button, value: string, ids: Ids, asker: Asker, desk: Newsroom): Promise<unknown> {
  const metadata = JSON.stringify({ story: null, asks: true, source: null, base: null, channel: null, thread: null });
  const form = { user: asker.user, metadata, field: fieldsFor('Some words.', ids) };
  return button.press({ ...asker, value, message: null, form }, desk);
}

/** Sends a form and has it drawn anew; what a forged memory breaks breaks for both. */
async function submit(
  form: Form,
  metadata: string,
  { words }: Hidden,
  ids: Ids,
  { user }: Asker,
  desk: Newsroom,
): Promise<unknown> {
  const sent = { user, metadata, field: fieldsFor(words, ids) };
  const settled = await Promise.allSettled([
    (async () => form.submit(sent, desk))(),
    (async () => form.redraw(sent, ['A problem.'], desk))(),
  ]);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : `throws ${one.reason}`));
}

async function suggest(
  suggester: Suggester,
  { speaker, slug }: Hidden,
  metadata: string,
  { user }: Asker,
  desk: Newsroom,
): Promise<string> {
  const typed = [speaker.slice(0, 5), slug.slice(0, 3), ''];
  const offered = await Promise.all(typed.map((one) => suggester.suggest(one, user, metadata, desk)));
  const text = JSON.stringify(offered);
  return [speaker.slice(0, 5), slug.slice(0, 3)].reduce((rest, one) => rest.replaceAll(one, '{typed}'), text);
}

async function useShortcut(shortcut: Shortcut, { words }: Hidden, asker: Asker, desk: Newsroom): Promise<string> {
  const place = { permalink: null, channel: 'C0' as ChannelId, ts: '1.1' as MessageTs };
  const source = { kind: 'slack_message' as const, text: words, author: 'Somebody', saidAt: 1_723_392_000, ...place };
  const message = { source, files: [] };
  const opened = JSON.stringify([await shortcut.open(asker, null, desk), await shortcut.open(asker, message, desk)]);
  // The message is kept in the store under a number of its own.
  return opened.replaceAll(/\\"(?:source|message)\\":\d+/g, '{source}');
}
