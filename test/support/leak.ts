import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { commandFeatures } from '../../src/commands/index.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Button, Feature, Field, Form, Suggester } from '../../src/feature.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { recallFeatures } from '../../src/recall/index.ts';
import { reviewFeatures } from '../../src/review/index.ts';
import { GHOST, HIDDEN, type Hidden, masked } from './hidden.ts';
import type { TestNewsroom } from './newsroom.ts';

const FEATURES: readonly Feature[] = [...commandFeatures, ...reviewFeatures, ...recallFeatures];

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
  history: [({ key }) => `${key}-1`, ({ key }) => `${key}-2`, ({ key }) => `${key}-999`],
  pending: [({ slug }) => `in:${slug}`, ({ outlet }) => `in:all outlet:${outlet}`],
  recall: [({ key }) => `${key}-1`, ({ key, slug }) => `${key}-1 in:${slug}`],
  stories: [() => ''],
  'as-of': [
    ({ words }) => `today who-said ${words} in:all`,
    ({ key }) => `today history ${key}-1`,
    ({ slug }) => `today claims in:${slug}`,
  ],
  add: [
    ({ slug }) => `in:${slug}`,
    ({ slug, words, speaker }) => `"${words}" — ${speaker}, in a statement, Aug. 10 in:${slug}`,
  ],
  correct: [({ key }) => `${key}-1`, ({ key }) => `${key}-2`, ({ slug }) => `1 in:${slug}`],
  retract: [({ key }) => `${key}-1`, ({ slug }) => `1 in:${slug}`],
  seal: [({ key }) => `${key}-1`, ({ slug }) => `1 in:${slug}`],
  use: [({ slug }) => slug],
  settings: [({ slug }) => `in:${slug}`, ({ key }) => key],
  archive: [({ slug }) => slug],
  help: [() => ''],
  // Making a story by a hidden one's name succeeds: the test of `new` is beside this one.
  new: [],
};

/** Numbers that stand in controls: of the hidden story's rows, and of none. */
export interface Ids {
  readonly story: number;
  readonly approved: number;
  readonly waiting: number;
}

/**
 * Goes through everything that the registry holds for somebody who may not see the hidden story, once for it and once for
 * a story that was never made: answers may differ in the typed names only, and Slack is asked the same.
 *
 * @returns how many pairs were compared
 */
export async function compareEverySurface(
  newsroom: TestNewsroom,
  who: Persona,
  where: string,
  hidden: Ids,
): Promise<number> {
  const never: Ids = { story: 900_001, approved: 900_002, waiting: 900_003 };
  let compared = 0;
  const compare = async (what: string, ask: (story: Hidden, ids: Ids) => Promise<string>): Promise<void> => {
    const pair = async () => [
      await asked(newsroom, () => ask(HIDDEN, hidden)),
      await asked(newsroom, () => ask(GHOST, never)),
    ];
    let [one, other] = await pair();
    // Whoever asks first fills what is remembered of people and channels: only the second time tells.
    if (!isDeepStrictEqual(one, other)) [one, other] = await pair();
    assert.deepEqual(one, other, `${who.person.real_name}: ${what}`);
    compared += 1;
  };
  for (const { name } of FEATURES.flatMap((feature) => feature.commands ?? [])) {
    const lines = LINES[name];
    assert.ok(lines, `the leak test has no line for ${name}`);
    for (const [index, line] of lines.entries()) {
      await compare(`${name} ${index}`, (story) => newsroom.ask(`${name} ${line(story)}`, who, where));
    }
  }
  for (const button of FEATURES.flatMap((feature) => feature.buttons ?? [])) {
    for (const value of VALUES) {
      await compare(button.action, (story, ids) => press(button, value(ids, story), who, newsroom));
    }
  }
  for (const form of FEATURES.flatMap((feature) => feature.forms ?? [])) {
    for (const memory of MEMORIES) await compare(form.callback, (_, ids) => submit(form, memory(ids), who, newsroom));
  }
  for (const suggester of FEATURES.flatMap((feature) => feature.suggesters ?? [])) {
    for (const memory of MEMORIES) {
      await compare(suggester.action, (story, ids) => suggest(suggester, story, memory(ids), who, newsroom));
    }
  }
  await compare('home', async () => who.reads(await who.openHome()));
  await compare('find a quote', async ({ words }) => {
    const form = (await who.globalShortcut('Find a Quote')).asView;
    await who.submit(form, { 'What they said': words });
    const read = who.reads(who.view() ?? form);
    await who.close(form, { clear: true });
    return read;
  });
  return compared;
}

/** What somebody got, names masked, and which methods of Slack's were called how often for it. */
async function asked({ slack }: TestNewsroom, ask: () => Promise<string>): Promise<{ got: string; calls: string[] }> {
  const before = slack.journal.calls.length;
  const got = masked(await ask().catch((error: unknown) => `throws ${error instanceof Error ? error.name : error}`));
  const calls = slack.journal.calls.slice(before).map(({ method }) => method);
  return { got: got.replace(/\b900_?00\d\b|"(?:story|version|base)":\d+/g, '{id}'), calls: calls.sort() };
}

/** Values that buttons carry, forged. */
const VALUES: readonly ((ids: Ids, story: Hidden) => string)[] = [
  ({ approved }) => String(approved),
  ({ waiting }) => String(waiting),
  ({ story }) => String(story),
  (_, { slug }) => JSON.stringify({ verb: 'claims', rest: `in:${slug}`, channel: null, starts: [0] }),
];

/** What forms remember, forged. */
const MEMORIES: readonly ((ids: Ids) => string)[] = [
  ({ approved }) => String(approved),
  ({ waiting }) => String(waiting),
  ({ approved }) => JSON.stringify({ version: approved, reference: 'X-1', channel: null }),
  ({ story }) => JSON.stringify({ story, asks: false, source: null, base: null, channel: null, thread: null }),
  ({ story, approved }) =>
    JSON.stringify({ story, asks: false, source: null, base: approved, channel: null, thread: null }),
];

const CHOSEN: Readonly<Record<string, string>> = {
  speaker: 'n:Boris Umbra',
  kind: 'quote',
  stance: 'statement',
  ground_rules: 'on_the_record',
  amendment: 'correction',
  retractor: 'newsroom',
  approvals: '1',
  four_eyes: 'yes',
  openness: 'open',
};

const field = (block: string): Field => {
  const value = CHOSEN[block];
  if (value !== undefined) return { text: '', chosen: [{ value, label: value }] };
  return {
    text: { words: 'Some words.', reason: 'A reason.', title: 'A title', zone: 'UTC' }[block] ?? '',
    chosen: [],
  };
};

async function press(button: Button, value: string, who: Persona, newsroom: TestNewsroom): Promise<string> {
  const user = who.id as UserId;
  const metadata = JSON.stringify({ story: null, asks: true, source: null, base: null, channel: null, thread: null });
  const form = { user, metadata, field };
  const pressed = { user, channel: null, thread: null, value, message: null, form };
  return JSON.stringify(await button.press(pressed, newsroom.desk.newsroom));
}

async function submit(form: Form, metadata: string, who: Persona, newsroom: TestNewsroom): Promise<string> {
  return JSON.stringify(await form.submit({ user: who.id as UserId, metadata, field }, newsroom.desk.newsroom));
}

async function suggest(
  suggester: Suggester,
  { speaker, slug }: Hidden,
  metadata: string,
  who: Persona,
  newsroom: TestNewsroom,
): Promise<string> {
  const user = who.id as UserId;
  const typed = [speaker.slice(0, 5), slug.slice(0, 3), ''];
  const offered = await Promise.all(typed.map((one) => suggester.suggest(one, user, metadata, newsroom.desk.newsroom)));
  return JSON.stringify(offered).replaceAll(speaker.slice(0, 5), '{typed}').replaceAll(slug.slice(0, 3), '{typed}');
}
