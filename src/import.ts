import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { civilMinute } from './domain/civil.ts';
import type { Draft } from './domain/claim.ts';
import { explain } from './domain/explain.ts';
import type { UserId } from './domain/ids.ts';
import { saidOn } from './domain/said.ts';
import { parseReference, type Story } from './domain/story.ts';
import { csvFile } from './export/csv.ts';
import { readRow, type Setting } from './import/read-row.ts';
import { REFUSED, type Row, readTable, type Table } from './import/read-table.ts';
import { CannotDo, openConfigured, runAsOperator, storyCalled } from './operator.ts';
import type { FactStore } from './store/fact-store.ts';

const USAGE = `Proposes the claims of a spreadsheet (CSV) or of an export (JSON), many at once.

  npm run --silent import -- FILE --by USERID [--story STORY]

  --by     the Slack user who proposes them: with four eyes, their own approval does not count
  --story  the story's key or slug, or #NUMBER; an export in JSON names its own

Rows that cannot be proposed are written to FILE.refused.csv with the reasons. Mend them there, and run it on that file.
What is on file already is not proposed twice, so that a run which was cut off can simply be repeated.`;

/** Of a hundred thousand long claims, a tenth. */
const BYTES_MAX = 1_000_000_000;
/** Claims filed in one step: the desk's own writes wait as long as one takes. */
const BATCH = 100;
const PROGRESS_EVERY = 10_000;

/** How it went: rows by what became of them. */
interface Tally {
  filed: number;
  onFile: number;
  readonly refused: { readonly row: Row; readonly problems: readonly string[] }[];
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: { type: 'string' }, story: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new CannotDo(`Give one file.\n\n${USAGE}`);
  if (values.by === undefined || !/^[UW][A-Z0-9]{2,}$/.test(values.by)) {
    throw new CannotDo('Say who proposes them: --by U012ABCDEF. A profile’s “Copy member ID” gives the id.');
  }
  const table = readTable(readFile(path));
  const { store, editors } = openConfigured();
  try {
    const asked = values.story ?? table.story;
    if (asked === null) throw new CannotDo('Say which story the claims are of: --story KEY.');
    const story = await storyCalled(asked, store);
    if (story.archivedAt !== null) throw new CannotDo(explain({ code: 'story_archived', key: story.key }));
    const tally = await bringIn(table, story, values.by as UserId, editors, store);
    return report(tally, table, path, story);
  } finally {
    store.close();
  }
}

function readFile(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new CannotDo(`There is no file ${path}.`);
  if (found.size > BYTES_MAX) throw new CannotDo(`${path} is larger than ${BYTES_MAX / 1e9} GB. Split it first.`);
  return readFileSync(path);
}

async function bringIn(
  { rows }: Table,
  story: Story,
  by: UserId,
  editors: readonly string[],
  store: FactStore,
): Promise<Tally> {
  const tally: Tally = { filed: 0, onFile: 0, refused: [] };
  const now = Math.floor(Date.now() / 1_000);
  const nowThere = saidOn(civilMinute(now, story.zone));
  const setting: Setting = { zone: story.zone, now, nowThere, editors };
  let batch: Draft[] = [];
  const file = async (): Promise<void> => {
    const begun = performance.now();
    const outcome = await store.claims.bringIn(story.id, batch, by, now);
    if (!outcome.ok) throw new CannotDo(explain(outcome.refusal));
    for (const became of outcome.value) tally[became === 'filed' ? 'filed' : 'onFile'] += 1;
    batch = [];
    // Whoever waits for the fact store, the desk above all, gets its turn: a third of the time is theirs.
    await sleep((performance.now() - begun) / 2);
  };
  for (const [index, row] of rows.entries()) {
    const read = readRow(row, setting);
    if ('problems' in read) tally.refused.push({ row, problems: read.problems });
    else if (await isWrittenFrom(row, read.draft, story, store)) tally.onFile += 1;
    else batch.push(read.draft);
    if (batch.length === BATCH) await file();
    if ((index + 1) % PROGRESS_EVERY === 0) console.error(`${(index + 1).toLocaleString('en-US')} rows read.`);
  }
  if (batch.length > 0) await file();
  return tally;
}

/** Whether a row of an export still says what its own claim says: that one may have a source text, which no file has. */
async function isWrittenFrom({ fields }: Row, draft: Draft, story: Story, store: FactStore): Promise<boolean> {
  const reference = parseReference(fields.reference ?? '');
  if (reference?.key !== story.key) return false;
  const versions = await store.claims.edition(story.id, reference.number);
  return versions.some(
    ({ words, said, speaker }) =>
      words === draft.words && said === draft.said && 'name' in draft.speaker && speaker.name === draft.speaker.name,
  );
}

function report({ filed, onFile, refused }: Tally, { columns }: Table, path: string, { key }: Story): number {
  const counted = (rows: number): string => rows.toLocaleString('en-US');
  console.log(
    `${counted(filed)} proposed for ${key}, ${counted(onFile)} on file already, ${counted(refused.length)} refused.`,
  );
  if (filed > 0) console.log('Their cards come a few at a time; `/story pending` lists them all.');
  if (refused.length === 0) return 0;
  const kept = columns.flatMap((column, at) => (column.trim().toLowerCase() === REFUSED ? [] : [at]));
  const rows = refused.map(({ row, problems }) => [
    `${row.where}: ${problems.join(' ')}`,
    ...kept.map((at) => row.cells[at] ?? ''),
  ]);
  const out = `${path}.refused.csv`;
  writeFileSync(out, csvFile([[REFUSED, ...kept.map((at) => columns[at] ?? '')], ...rows]), { mode: 0o600 });
  console.error(`The refused rows are in ${out}, each with its reason.`);
  return 1;
}

await runAsOperator(run);
