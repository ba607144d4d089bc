import assert from 'node:assert/strict';
import type { Standing } from '../../../src/domain/standing.ts';
import { recountCard } from '../../../src/review/recount.ts';
import { stoodWhenApproved } from './ballot-model.ts';
import { type Case, isDecided, placeOf, type Setting, storeOf } from './case.ts';

/**
 * Waits until the version is approved or its card says how it stands, by the events alone; then reads the card once
 * more, after which no reading still under way can change anything, and checks where it ended.
 *
 * @param past - every standing that there was; the last one is the one now
 * @param isDark - whether nobody looked before the end
 * @returns whether it is approved
 */
export async function endsAs(it: Case, past: readonly Standing[], isDark: boolean, setting: Setting): Promise<boolean> {
  const { maya, desk, slack } = setting.newsroom;
  const last = past.at(-1);
  assert.ok(last);
  const reads = () => maya.reads(it.card);
  const soon = (look: () => boolean | Promise<boolean>) =>
    slack.until(look, `${it.reference} to end as ${JSON.stringify(last)}`).catch((cause: unknown) => {
      throw new Error(`The card reads: ${reads()}`, { cause });
    });
  const saysIt = () => reads().startsWith(`Review ${it.reference}`) && saysOpen(last, reads(), setting);
  await soon(async () => (await isDecided(it, setting)) || (last.status !== 'approved' && saysIt()));
  await recountCard({ version: it.version, ...placeOf(it.card) }, desk.newsroom);

  const approved = await isDecided(it, setting);
  if (approved) {
    await soon(() => reads().startsWith(`${it.reference}: approved`));
    const possible = (isDark ? [last] : past).filter((one) => one.status === 'approved');
    const deciders = possible.map((one) => namesOf(one.approvers, setting));
    assert.ok(deciders.includes(listed(APPROVED_BY, reads())), `decided on what never stood: ${reads()}`);
  } else {
    assert.notEqual(last.status, 'approved', 'not decided');
    await soon(saysIt);
  }
  const stood = await stoodByTheLog(it, setting);
  assert.equal(stood?.status ?? null, approved ? 'approved' : null, 'decided on what did not stand');
  return approved;
}

async function stoodByTheLog({ reference, version, bench }: Case, setting: Setting): Promise<Standing | null> {
  const store = storeOf(setting);
  const [story] = await store.stories.all();
  assert.ok(story);
  const history = await store.record.history(story.id, Number(reference.split('-').at(-1)));
  return stoodWhenApproved(history, version, bench);
}

const APPROVED_BY = /^Approved by (.+?) · /m;

function saysOpen(last: Standing, text: string, setting: Setting): boolean {
  const holders = listed(/^On hold by (.+?)(?: · |$)/m, text.replace(/ “[^”]*”/g, ''));
  if (last.status === 'held') return holders === namesOf(last.holders, setting);
  return holders === '' && listed(APPROVED_BY, text) === namesOf(last.approvers, setting);
}

function namesOf(ids: readonly string[], { people }: Setting): string {
  const names = ids.map((id) => people.find((one) => one.id === id)?.person.real_name ?? id);
  return names.sort().join(', ');
}

/** Names as a card lists them, sorted; empty where it does not. */
function listed(line: RegExp, text: string): string {
  const names = line.exec(text)?.[1]?.split(', ') ?? [];
  return names
    .map((name) => name.replace(/^@/, ''))
    .sort()
    .join(', ');
}
