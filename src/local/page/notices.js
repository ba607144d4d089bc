import { el } from './dom.js';

const SHOWN_MS = 8_000;

/** Says something in a corner of the page for a while. */
export function notice(text) {
  const dismiss = () => line.remove();
  const line = el('p', { class: 'notice' }, text, el('button', { type: 'button', onclick: dismiss }, 'Dismiss'));
  document.getElementById('notices').append(line);
  setTimeout(dismiss, SHOWN_MS);
}
