import type { Journal } from './journal.ts';
import type { Ledger } from './state/ledger.ts';

/** What one looks for: `null`, `undefined` and `false` mean not yet. */
export type Look<T> = () => T | null | undefined | false | Promise<T | null | undefined | false>;

type Parts = { ledger: Ledger; journal: Journal; timeoutMs: number; strict: boolean };

/**
 * Waits until something holds, looking again after each change in the workspace and each call of the app.
 *
 * Rejects with a sentence when time is up, and at once when the app asked for something the workspace does not know.
 *
 * @param what - names what is awaited, for that sentence
 */
export async function until<T>(look: Look<T>, what: string, { ledger, journal, timeoutMs, strict }: Parts): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const changed = nextChange(ledger, deadline - performance.now());
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      const fault = journal.faults.at(-1);
      if (strict && fault) throw new Error(`This workspace was asked for ${fault.what}.`, { cause: fault.detail });
      if (performance.now() >= deadline) throw new Error(inVain(what, timeoutMs, journal));
      await changed.promise;
    } finally {
      changed.cancel();
    }
  }
}

function nextChange(ledger: Ledger, withinMs: number): { promise: Promise<void>; cancel(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.max(0, withinMs));
  const off = ledger.onChange(() => resolve());
  const cancel = () => {
    clearTimeout(timer);
    off();
  };
  return { promise, cancel };
}

function inVain(what: string, timeoutMs: number, { calls, late, refused }: Journal): string {
  const lines = [`Waited ${timeoutMs / 1_000} s for ${what}, in vain.`];
  const last = calls
    .slice(-5)
    .map((call) => `${call.method} → ${call.answer['ok'] === true ? 'ok' : call.answer['error']}`);
  if (last.length > 0) lines.push(`The app's last calls: ${last.join('; ')}.`);
  const refusal = refused.at(-1);
  if (refusal) lines.push(`Last refusal: ${refusal.method}: ${JSON.stringify(refusal.answer)}.`);
  if (late.length > 0) lines.push(`Not acknowledged in time: ${late.map((one) => one.type).join(', ')}.`);
  return lines.join(' ');
}
