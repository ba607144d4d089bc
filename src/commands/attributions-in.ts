import { setTimeout as sleep } from 'node:timers/promises';
import type { Attributed } from '../domain/attributed.ts';
import type { Newsroom } from '../feature.ts';

/** Slack gives three seconds to open a form: reading what it could be filled from may take up one of them. */
export const FORM_PATIENCE_MS = 1_000;

/**
 * Who is said in a text to have said what. None where reading takes longer than one will wait, or fails: whoever asks
 * goes on without, as with a text in which nobody is found.
 */
export async function attributionsIn(
  text: string,
  { articles }: Pick<Newsroom, 'articles'>,
  patienceMs: number,
): Promise<readonly Attributed[]> {
  if (text.trim() === '') return [];
  const found = articles.attribute(text).then(
    ({ attributions }) => attributions,
    () => [],
  );
  const stop = new AbortController();
  const late = sleep(patienceMs, [], { ref: false, signal: stop.signal }).catch(() => []);
  return Promise.race([found, late]).finally(() => stop.abort());
}
