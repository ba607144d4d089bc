import type { IncomingMessage } from 'node:http';

/**
 * Keeps other web pages out of a server that has no password: a site open in the same browser may neither send it
 * requests (by its `Origin`) nor pass for it under a name of its own (by `Host`, which DNS rebinding cannot forge).
 */
export function fromThisMachine(request: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = request.headers;
  if (!hosts.includes(host)) return false;
  return origin === undefined || hosts.some((own) => origin === `http://${own}`);
}
