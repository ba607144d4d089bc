import { el } from './dom.js';

const SHOWN_MS = 8_000;

const shown = new Map();

/** Says something in a corner of the page for a while; said again meanwhile, it stays so much longer. */
export function notice(text) {
  const line = shown.get(text) ?? show(text);
  clearTimeout(line.timer);
  line.timer = setTimeout(line.dismiss, SHOWN_MS);
}

function show(text) {
  const dismiss = () => {
    shown.delete(text);
    node.remove();
  };
  const node = el('p', { class: 'notice' }, text, el('button', { type: 'button', onclick: dismiss }, 'Dismiss'));
  document.getElementById('notices').append(node);
  const line = { dismiss };
  shown.set(text, line);
  return line;
}
