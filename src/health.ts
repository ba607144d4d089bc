import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the health page asks of the desk. */
export interface Probes {
  /** Ways by which Slack can reach us now. */
  up(): number;
  /** When the next unsent outbox item is due, in Unix seconds; rejects when the store does not answer. */
  nextDue(): Promise<number | null>;
  /** Why nothing can be saved now; `null` while it can. */
  notFiling(): string | null;
  readonly tally: { readonly answers: number; readonly refusals: number; readonly faults: number };
}

export interface Health {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (the process runs), `/readyz` (Slack can reach it, and the store answers and takes
 * writes) and `/metrics` (for
 * Prometheus) on loopback only: they are for whoever runs the machine.
 *
 * @param port - 0 for any that is free
 */
export async function serveHealth(port: number, probes: Probes): Promise<Health> {
  const server = createServer((request, response) => {
    pageAt(request.url ?? '/', probes).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Page {
  readonly status: number;
  readonly body: string;
}

async function pageAt(url: string, probes: Probes): Promise<Page> {
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return { status: 200, body: 'ok\n' };
    case '/readyz':
      return ready(probes);
    case '/metrics':
      return { status: 200, body: await metrics(probes) };
    default:
      return { status: 404, body: 'not found\n' };
  }
}

async function ready(probes: Probes): Promise<Page> {
  const because = probes.notFiling();
  if (because !== null) return { status: 503, body: `not filing, because ${because}\n` };
  if (probes.up() === 0) return { status: 503, body: 'Slack cannot reach the desk\n' };
  const answers = await probes.nextDue().then(
    () => true,
    () => false,
  );
  return answers ? { status: 200, body: 'ready\n' } : { status: 503, body: 'the fact store does not answer\n' };
}

async function metrics({ tally, up, nextDue, notFiling }: Probes): Promise<string> {
  const due = await nextDue().catch(() => null);
  const rows = [
    ['story_desk_answers_total', 'counter', tally.answers],
    ['story_desk_refusals_total', 'counter', tally.refusals],
    ['story_desk_faults_total', 'counter', tally.faults],
    ['story_desk_connections', 'gauge', up()],
    ['story_desk_filing', 'gauge', notFiling() === null ? 1 : 0],
    ['story_desk_outbox_waiting', 'gauge', due === null ? 0 : 1],
  ] as const;
  return rows.map(([name, type, value]) => `# TYPE ${name} ${type}\n${name} ${value}\n`).join('');
}
