import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageTs } from '../domain/ids.ts';
import type { Message } from '../workspace.ts';
import { clipped } from './clipped.ts';

const TIMEOUT_MS = 10_000;
const RETRIES_MAX = 2;
const BACKOFF_MS = 500;

/** What a `response_url` does with the message. */
export interface ResponseOptions {
  /** In place of the message whose button was pressed; `null` where there was none. */
  readonly replace: boolean | null;
  readonly thread: MessageTs | null;
}

/**
 * Answers through the address that Slack gave with what somebody did.
 *
 * @returns whether Slack took it: it does so five times, within thirty minutes
 */
export async function respond(url: string, message: Message, options: ResponseOptions): Promise<boolean> {
  const body = JSON.stringify({
    response_type: 'ephemeral',
    text: clipped(message.text),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(options.replace === null ? {} : { replace_original: options.replace }),
    ...(options.thread === null ? {} : { thread_ts: options.thread }),
  });
  for (let tries = 0; tries <= RETRIES_MAX; tries += 1) {
    const status = await send(url, body);
    if (status.ok) return true;
    if (status.final || tries === RETRIES_MAX) return false;
    await sleep(status.afterMs ?? BACKOFF_MS * 2 ** tries, undefined, { ref: false });
  }
  return false;
}

interface Sent {
  readonly ok: boolean;
  /** Slack would say the same again. */
  readonly final: boolean;
  readonly afterMs: number | null;
}

async function send(url: string, body: string): Promise<Sent> {
  try {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.arrayBuffer();
    const afterMs = answer.status === 429 ? Number(answer.headers.get('retry-after') ?? 1) * 1_000 : null;
    return { ok: answer.ok, final: answer.status < 500 && answer.status !== 429, afterMs };
  } catch {
    return { ok: false, final: false, afterMs: null };
  }
}
