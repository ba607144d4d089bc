import assert from 'node:assert/strict';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message } from '../../src/local/state/records.ts';
import type { Filling, TestNewsroom } from './newsroom.ts';

/** Presses *Hold* or *Decline* on a card, says why, and waits for the receipt. */
export async function pressWithReason(
  button: 'Hold' | 'Decline',
  reason: string,
  who: Persona,
  card: Message,
  { slack }: TestNewsroom,
): Promise<void> {
  const receipts = () => who.ephemerals(card.channel).filter((seen) => / is (?:on hold|declined)\.$/.test(seen.text));
  const before = receipts().length;
  const form = await (await who.click(card, button)).opened();
  assert.deepEqual(await who.submit(form, { Reason: reason }), { outcome: 'closed' });
  await slack.until(() => receipts().length > before, `the receipt for a press of ${button}`);
}

/** What somebody was told about a claim's decision, in direct messages. */
export const decisionsTold = (who: Persona, reference: string): string[] =>
  who
    .dms()
    .map((seen) => seen.text)
    .filter((text) => text.startsWith(`${reference}, which you proposed, was `));

/** Waits until somebody was told. @returns the first message about it */
export const decisionTold = (who: Persona, reference: string, { slack }: TestNewsroom): Promise<string> =>
  slack.until(() => decisionsTold(who, reference)[0], `${reference}’s proposer to be told`);

/** Changes a story's settings in its channel, and waits for the receipt. */
export async function changeSettings(
  fields: Record<string, Filling>,
  who: Persona,
  channel: string,
  { slack }: TestNewsroom,
): Promise<void> {
  const receipts = () => who.ephemerals(channel).filter((seen) => /the settings of .* are saved\.$/.test(seen.text));
  const before = receipts().length;
  const form = (await who.slash(channel, '/story settings')).asView;
  assert.deepEqual(await who.submit(form, fields), { outcome: 'closed' });
  await slack.until(() => receipts().length > before, 'the receipt for new settings');
}
