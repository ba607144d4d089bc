import assert from 'node:assert/strict';
import type { UserId } from '../../../src/domain/ids.ts';
import type { Choice } from '../../../src/domain/standing.ts';
import type { Persona } from '../../../src/local/driver/persona.ts';
import { after, type Pressed } from './ballot-model.ts';
import { buttonOf, type Case, closeForms, isDecided, type Setting } from './case.ts';
import type { Press } from './script.ts';

/**
 * Presses, once a moment, what may change something; resolves when it did, or was refused.
 *
 * @param made - takes down what the press makes of the person's button
 */
export async function press(
  { who, button }: Press,
  it: Case,
  pressed: Pressed,
  made: Map<UserId, Choice | null>,
  setting: Setting,
): Promise<void> {
  const person = setting.people[who];
  assert.ok(person);
  const id = person.id as UserId;
  const choice = after(button, id, pressed, it.bench);
  if (made.has(id) || (choice !== undefined && (pressed.get(id) ?? null) === choice)) return;
  setting.counts.presses += 1;
  const { slack } = setting.newsroom;
  const answers = () => person.ephemerals(it.card.channel).length;
  const before = answers();
  if (choice !== undefined) made.set(id, choice);
  const act = await person.click(it.screen, button);
  assert.equal(act.error, null);
  if (choice === undefined) {
    await slack.until(() => answers() > before, `${button} to be refused`);
  } else if (choice === 'hold') {
    await hold(it, person, setting);
  } else {
    const done = async () => (await isDecided(it, setting)) || (await buttonOf(id, it, setting)) === choice;
    await slack.until(done, `${button} to be on record`);
  }
}

async function hold(it: Case, person: Persona, setting: Setting): Promise<void> {
  // A form that opens after the decision stays: it is not the one for the next version.
  const opened = () =>
    [person.view()].find(
      (view) => view && setting.newsroom.cloak.show(view.private_metadata, view.callback_id) === String(it.version),
    );
  const form = await setting.newsroom.slack.until(
    async () => opened() ?? ((await isDecided(it, setting)) && ('late' as const)),
    'the form of Hold',
  );
  if (form === 'late') return;
  const { outcome } = await person.submit(form, { Reason: 'Who heard it?' });
  if (outcome === 'closed') assert.equal(await buttonOf(person.id as UserId, it, setting), 'hold', 'a hold was lost');
  else assert.ok(await isDecided(it, setting), `a hold ended as ${outcome}`);
  await closeForms(person);
}
