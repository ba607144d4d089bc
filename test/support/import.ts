import type { Persona } from '../../src/local/driver/persona.ts';
import type { View } from '../../src/local/state/records.ts';
import { type Filling, STORY, type TestNewsroom } from './newsroom.ts';

/** Fills in the form of `import` and sends it. @returns what its sender is told, or the sentences at its fields */
export async function settleImport(
  newsroom: TestNewsroom,
  who: Persona,
  fields: Record<string, Filling>,
  channel: string = STORY,
  opened?: View,
): Promise<string> {
  if (!opened) await who.slash(channel, '/story import');
  const form = await newsroom.slack.until(
    () => who.view()?.submit === 'Import' && who.view(),
    'the form for an article',
  );
  const notes = () => [...who.ephemerals(channel), ...who.dms()];
  const before = new Set(notes().map(({ ts }) => ts));
  const sent = await who.submit(form, fields);
  if (sent.outcome === 'errors') {
    await who.close(form, { clear: true });
    return Object.entries(sent.errors)
      .map(([field, sentence]) => `${field}: ${sentence}`)
      .join('\n');
  }
  // A form that takes its time is drawn again with what came of it.
  const told = await newsroom.slack.until(() => {
    const view = who.view();
    const note = notes().find(({ ts }) => !before.has(ts))?.text;
    if (note !== undefined) return note;
    if (view?.submit !== 'Import') return false;
    // The problems stand between the form's title and whose story it is for.
    return /^Import an Article\n(.+)\nFor /su.exec(who.reads(view))?.[1] ?? false;
  }, 'what came of the import');
  const left = who.view();
  if (left) await who.close(left, { clear: true });
  return told;
}
