import { notice } from './notices.js';

const token = document.querySelector('meta[name="page-token"]').content;

/** Asks the newsroom for something; what it says against it is shown, and `null` returned. */
export async function ask(name, body) {
  try {
    const response = await fetch(`/newsroom/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-page-token': token },
      body: JSON.stringify(body),
    });
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
