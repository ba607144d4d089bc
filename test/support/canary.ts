import assert from 'node:assert/strict';
import { commands } from '../../src/commands/index.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { WatchedDesk } from '../slack/watched-desk.ts';
import { CLAIM, type Filling } from './newsroom.ts';

/** Marked secrets: made-up words that stand nowhere else. */
export const SECRETS = {
  words: 'The zorblatt ledger burnt at midnight.',
  changed: 'The zorblatt ledger drowned at midnight.',
  speaker: 'Quillon Wexhammer',
  title: 'Keeper of the Fnordhouse',
  venue: 'whispered to Plimsoak',
  outlet: 'Gazornia Bugle',
  terms: 'a snurfling official',
  reason: 'Because of the vexatron.',
  story: 'The Blorptown affair',
  question: 'grizwold cipher',
  message: 'Heard near the quaxmill tonight.',
} as const;

/** A word of each secret that occurs in nothing else. */
const MARKS = [
  'zorblatt',
  'Wexhammer',
  'Fnordhouse',
  'Plimsoak',
  'Gazornia',
  'snurfling',
  'vexatron',
  'Blorptown',
  'grizwold',
  'quaxmill',
];

/** What holds one of the secrets; empty where nothing does. */
export const secretsIn = (text: string): string[] =>
  MARKS.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()));

const FILED: Record<string, Filling> = {
  ...CLAIM,
  'Who said it': SECRETS.speaker,
  'Title at the time': SECRETS.title,
  'What they said': SECRETS.words,
  'How and to whom': SECRETS.venue,
  Outlet: SECRETS.outlet,
  'Ground rules': 'On background',
  'Terms as agreed': SECRETS.terms,
};

/** A line for each verb, with a secret in it: a verb that has none fails the test. */
const LINES: Readonly<Record<string, string>> = {
  'who-said': `who-said ${SECRETS.question}`,
  'said-by': `said-by ${SECRETS.speaker}`,
  about: `about ${SECRETS.speaker}`,
  claims: `claims outlet:"${SECRETS.outlet}"`,
  actors: `actors in:${SECRETS.question}`,
  actor: `actor ${SECRETS.speaker}`,
  timeline: `timeline by:"${SECRETS.speaker}"`,
  map: `map by:"${SECRETS.speaker}"`,
  history: `history ${SECRETS.question}`,
  pending: `pending by:"${SECRETS.speaker}"`,
  recall: `recall ${SECRETS.question}`,
  gaps: `gaps ${SECRETS.question}`,
  changed: `changed since ${SECRETS.question}`,
  handover: `handover ${SECRETS.question}`,
  watch: `watch ${SECRETS.words}`,
  unwatch: `unwatch ${SECRETS.question}`,
  stories: `stories ${SECRETS.question}`,
  'as-of': `as-of today who-said ${SECRETS.words}`,
  check: `check "${SECRETS.words}"`,
  export: `export csv in:${SECRETS.question}`,
  add: `add "${SECRETS.words}" — ${SECRETS.speaker}, ${SECRETS.venue}, Aug. 10`,
  import: `import ${SECRETS.question}`,
  link: `link ${SECRETS.question} denies VAULT-1`,
  denials: `denials ${SECRETS.words}`,
  sources: `sources ${SECRETS.question}`,
  safe: `safe ${SECRETS.words}`,
  correct: `correct ${SECRETS.question}`,
  retract: `retract ${SECRETS.question}`,
  ask: `ask ${SECRETS.speaker} about VAULT-1 via ${SECRETS.venue}`,
  seal: `seal ${SECRETS.question}`,
  new: `new vault key:VAULT ${SECRETS.story}`,
  use: `use ${SECRETS.question}`,
  settings: `settings ${SECRETS.question}`,
  archive: `archive ${SECRETS.question}`,
  help: `help ${SECRETS.question}`,
};

/**
 * Takes the secrets through every door: verbs, forms, buttons, mentions, shortcuts, reactions; while Slack fails, and after
 * the store is gone.
 *
 * @param channel - of the closed story, with Maya and Priya in it
 */
export async function throughEveryDoor({ slack, desk }: WatchedDesk, channel: string): Promise<void> {
  const [maya, priya] = [slack.person('maya'), slack.person('priya')];
  /** A word from the desk may come before the form does. */
  const opened = async (who: Persona, line: string) => {
    await who.slash(channel, line);
    return slack.until(() => who.view() ?? undefined, `the form of ${line}`);
  };
  await maya.slash(channel, `/story ${LINES['new']}`);
  const form = await opened(priya, '/story add');
  assert.deepEqual(await priya.submit(form, FILED), { outcome: 'closed' });
  const card = await slack.until(
    () => maya.sees(channel).find(({ text }) => text.startsWith('Review VAULT-1'))?.message,
    'the card',
  );
  const hold = await (await maya.click(card, 'Hold')).opened();
  await maya.submit(hold, { Reason: SECRETS.reason });
  await slack.until(() => /On hold by/.test(maya.reads(card)), 'the hold');
  await maya.click(card, 'Take Back');
  await slack.until(() => !/On hold by/.test(maya.reads(card)), 'the hold to be gone');
  await maya.react(card, '+1');
  await slack.until(() => maya.reads(card).startsWith('VAULT-1: approved'), 'the approval');

  const ask = async (who: Persona): Promise<void> => {
    for (const { name } of commands) {
      const line = LINES[name];
      assert.ok(line, `the canary has no line for ${name}`);
      if (name === 'new') continue;
      const { view } = await who.slash(channel, `/story ${line}`);
      if (view) await who.close(view, { clear: true });
    }
  };
  await ask(maya);
  const answer = (await priya.slash(channel, `/story who-said ${SECRETS.words}`)).asMessage;
  for (const button of ['Share in Channel', 'Copy Attribution', 'History'])
    await (await priya.click(answer, button)).reply();
  const report = await (await priya.click(answer, 'Report a Problem')).opened();
  await priya.submit(report, { Reason: SECRETS.reason });
  const said = await priya.says(channel, SECRETS.message);
  await priya.mention(channel, said.ts, `who-said ${SECRETS.words}`);
  const saved = (await priya.shortcut('Save as Claim', said)).asView;
  await priya.close(saved, { clear: true });
  const article = await opened(priya, '/story import');
  await priya.submit(article, {
    Article: `“${SECRETS.changed},” said ${SECRETS.speaker}, ${SECRETS.title}.`,
    Outlet: SECRETS.outlet,
  });
  await slack.until(() => maya.sees(channel).some(({ text }) => /^VAULT: claims in /.test(text)), 'the digest');
  const receipt = priya.view();
  if (receipt) await priya.close(receipt, { clear: true });
  const draft = await opened(priya, '/story check');
  await priya.submit(draft, { Draft: `“${SECRETS.words},” said ${SECRETS.speaker}.` });
  await priya.shortcut('Check as Draft', said);
  const change = await opened(priya, '/story correct VAULT-1');
  await priya.submit(change, {
    'This is a': 'Correction: it was wrong',
    Reason: SECRETS.reason,
    'What they said': SECRETS.changed,
  });
  const retraction = await opened(maya, '/story retract VAULT-1');
  await maya.submit(retraction, { 'Taken back by': 'The speaker', Reason: SECRETS.reason });
  await slack.until(() => priya.dms().some(({ text }) => /What you were shown/.test(text)), 'the recall');

  slack.trouble.failNext('chat.postMessage', { status: 503 });
  const failing = await opened(priya, '/story add');
  await priya.submit(failing, { ...FILED, 'What they said': `${SECRETS.words} Again.` });
  const broken = await opened(priya, '/story add');
  await priya.fill(broken, FILED);
  broken.private_metadata = `{"story": "${SECRETS.story}`;
  await priya.submit(broken);
  await priya.close(broken, { clear: true });
  const left = await opened(priya, '/story add');
  await priya.fill(left, FILED);
  desk.newsroom.store.close();
  await priya.submit(left);
  await ask(priya);
}
