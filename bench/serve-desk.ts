import { readSettings } from '../src/config.ts';
import { buildDesk } from '../src/desk.ts';
import type { Draft } from '../src/domain/claim.ts';
import type { ChannelId, UserId } from '../src/domain/ids.ts';
import { parseSaid } from '../src/domain/said.ts';
import type { FactStore } from '../src/store/fact-store.ts';

const CLAIMS = 200;
const EDITOR = 'U2' as UserId;

async function startDesk(slackApiUrl: string, path: string): Promise<void> {
  const settings = readSettings({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_APP_TOKEN: 'xapp-bench',
    SLACK_API_URL: slackApiUrl,
    DATABASE_PATH: path,
    BACKUP_HOURS: '0',
    LOG_LEVEL: 'error',
  });
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  const desk = buildDesk(settings.config, settings.secrets);
  await fill(desk.newsroom.store);
  await desk.start();
}

async function fill(store: FactStore): Promise<void> {
  const made = await store.stories.make(
    {
      slug: 'bench',
      title: 'Bench',
      zone: 'America/New_York',
      channel: 'C1' as ChannelId,
      openness: 'open',
      approvalsNeeded: 1,
      fourEyes: true,
      madeBy: 'U1' as UserId,
    },
    ['BENCH'],
    [],
    1,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  for (let number = 0; number < CLAIMS; number += 1) {
    const proposed = await store.claims.propose(made.value.id, claim(number), null, 'U1' as UserId, 1);
    if (!proposed.ok) throw new Error(proposed.refusal.code);
    const reading = { votes: [{ voter: EDITOR, choice: 'approve' as const }], readAt: 1 };
    await store.reviews.recount(proposed.value.id, reading, new Set([EDITOR]), 2);
    for (const item of await store.outbox.take(10, 3, 1)) await store.outbox.sent(item.id, 3);
  }
}

const claim = (number: number): Draft => ({
  words:
    number % 50 === 0
      ? 'These documents were illegally obtained from foreign sources hostile to the United States.'
      : `We have seen no sign of that in precinct ${number}, and we said so in the morning.`,
  kind: 'quote',
  stance: 'statement',
  speaker: { name: `Speaker ${number % 20}` },
  title: 'spokesman',
  about: [],
  said: parseSaid('2024-08-10'),
  venue: 'in a statement',
  outlet: 'Reuters',
  link: null,
  groundRules: 'on_the_record',
  terms: null,
  identityKnownTo: null,
  embargo: null,
});

/** The desk as a process of its own, on a story of 200 approved claims: `serve-desk.ts <api url> <database>`. */
const [, , apiUrl = '', databasePath = ''] = process.argv;
await startDesk(apiUrl, databasePath);
process.send?.('ready');
