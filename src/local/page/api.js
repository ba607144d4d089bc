import { notice } from './notices.js';
import { here } from './state.js';

const token = document.querySelector('meta[name="page-token"]').content;

/** Asks the newsroom for something; what it says against it is shown, and `null` returned. */
export const ask = (name, body) => send(name, JSON.stringify(body), 'application/json');

/** Hands a file over to the newsroom. @returns `{ id, name }`, to be sent with something, or `null` */
export const attach = (file) =>
  send(`attach?${new URLSearchParams({ as: here.as, name: file.name })}`, file, 'application/octet-stream');

/** Where a file that stands on a message is, for the person one plays. */
export const fileAddress = (id) => `/newsroom/file?${new URLSearchParams({ id, as: here.as, token })}`;

async function send(name, body, type) {
  try {
    const headers = { 'content-type': type, 'x-page-token': token };
    const response = await fetch(`/newsroom/${name}`, { method: 'POST', headers, body });
    const answer = await response.json();
    if (answer.error) notice(answer.error);
    return answer.error ? null : answer;
  } catch {
    notice('The newsroom does not answer. Is it still running?');
    return null;
  }
}

/**
 * Calls back whenever something changed. The browser reconnects by itself.
 *
 * @param lost - called when the newsroom is gone; with `true` once a later run of it has taken its place
 */
export function onChange(listener, lost) {
  const source = new EventSource(`/newsroom/changes?token=${token}`);
  source.addEventListener('message', listener);
  source.addEventListener('error', () => lost(source.readyState === EventSource.CLOSED));
}
