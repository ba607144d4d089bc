/** A way for a method to fail: Slack's error code, a bare HTTP status, a late answer, or none although it was done. */
export type Failure = string | { status: number } | { delayMs: number } | { cut: true };

/** What the server does with a call that trouble was planned for. */
export type Planned =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: object }
  | { kind: 'delay'; ms: number }
  | { kind: 'cut' };

/** Troubles that a test has planned for the app's next calls, by method, or `response_url` for response URLs. */
export class Trouble {
  readonly #planned: { method: string; planned: Planned; left: number }[] = [];

  /** The method's next calls answer 429. @param retryAfter - in seconds, as in Slack's `Retry-After` */
  rateLimit(method: string, { retryAfter, times = 1 }: { retryAfter: number; times?: number }): void {
    const headers = { 'retry-after': String(retryAfter) };
    const body = { ok: false, error: 'ratelimited' };
    this.#planned.push({ method, planned: { kind: 'answer', status: 429, headers, body }, left: times });
  }

  /** The method's next calls fail; `{ cut: true }` does the work and breaks the connection before the answer. */
  failNext(method: string, failure: Failure, times = 1): void {
    this.#planned.push({ method, planned: planned(failure), left: times });
  }

  /** What is to happen to this call, if anything was planned for it. */
  take(method: string): Planned | null {
    const next = this.#planned.find((one) => one.method === method && one.left > 0);
    if (!next) return null;
    next.left -= 1;
    return next.planned;
  }
}

function planned(failure: Failure): Planned {
  if (typeof failure === 'string') {
    return { kind: 'answer', status: 200, headers: {}, body: { ok: false, error: failure } };
  }
  if ('status' in failure) return { kind: 'answer', status: failure.status, headers: {}, body: {} };
  return 'delayMs' in failure ? { kind: 'delay', ms: failure.delayMs } : { kind: 'cut' };
}
