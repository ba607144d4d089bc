import { createHmac } from 'node:crypto';
import type { Delivery, Envelope, Receipt } from './envelope.ts';

type Target = { url: string; signingSecret: string };

/**
 * The app told by signed HTTP requests, as without Socket Mode: commands and interactions form-encoded, events as JSON
 * (docs.slack.dev, authentication/verifying-requests-from-slack).
 */
export class HttpRequests implements Delivery {
  readonly #target: Target;
  readonly #ackMs: number;
  readonly #closing = new AbortController();

  constructor(target: Target, ackMs: number) {
    this.#target = target;
    this.#ackMs = ackMs;
  }

  async send(envelope: Envelope): Promise<Receipt> {
    const [type, body] = encode(envelope);
    const startedAt = performance.now();
    try {
      const response = await fetch(this.#target.url, {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...this.#signature(body), ...retryHeaders(envelope) },
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#ackMs)]),
      });
      const text = await response.text();
      if (!response.ok) return { acked: false, error: 'dispatch_failed' };
      return { acked: true, answer: answerIn(text), tookMs: performance.now() - startedAt };
    } catch (failure) {
      const timedOut = failure instanceof Error && failure.name === 'TimeoutError';
      return { acked: false, error: timedOut ? 'operation_timeout' : 'dispatch_failed' };
    }
  }

  close(): Promise<void> {
    this.#closing.abort();
    return Promise.resolve();
  }

  #signature(body: string): Record<string, string> {
    // Real time, not the workspace's: the app compares it with its own clock.
    const timestamp = String(Math.trunc(Date.now() / 1_000));
    const hash = createHmac('sha256', this.#target.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
  }
}

function encode({ type, payload }: Envelope): [contentType: string, body: string] {
  if (type === 'events_api') return ['application/json', JSON.stringify(payload)];
  const form = new URLSearchParams();
  if (type === 'interactive') form.set('payload', JSON.stringify(payload));
  else for (const [key, value] of Object.entries(payload)) form.set(key, String(value));
  return ['application/x-www-form-urlencoded', form.toString()];
}

function retryHeaders({ retry_attempt, retry_reason }: Envelope): Record<string, string> {
  if (!retry_attempt) return {};
  return { 'x-slack-retry-num': String(retry_attempt), 'x-slack-retry-reason': retry_reason ?? 'http_error' };
}

/** A body that is no JSON object is a plain text answer, as to a slash command. */
function answerIn(text: string): Record<string, unknown> {
  if (text === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : { text };
  } catch {
    return { text };
  }
}
