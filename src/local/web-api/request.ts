import type { IncomingMessage } from 'node:http';

// Far above anything Slack takes; it only keeps a runaway request from filling the memory.
const BODY_BYTES_MAX = 4_000_000;

/** A request's body as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const body = await bytesOf(request, BODY_BYTES_MAX);
  if (body === null) throw new Error('The request is too large.');
  return body.toString('utf8');
}

/** A request's body as it came; `null` where there is more of it than `bytesMax`, of which nothing is kept. */
export async function bytesOf(request: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= bytesMax) chunks.push(chunk);
  }
  return size > bytesMax ? null : Buffer.concat(chunks);
}

/** Arguments from the query string and from a form-encoded or JSON body. */
export function argumentsIn(request: IncomingMessage, url: URL, body: string): Record<string, unknown> {
  const query = Object.fromEntries(url.searchParams);
  if (body === '') return query;
  if ((request.headers['content-type'] ?? '').includes('json')) return { ...query, ...jsonIn(body) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}

/** An object written as JSON; empty where it is none. */
export function jsonIn(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

/** The token, from the header or, as Slack still allows, from the arguments. */
export function tokenIn(request: IncomingMessage, args: Record<string, unknown>): string {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : '');
}
