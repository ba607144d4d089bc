import { typeBox } from './composer.js';
import { el, giveBack, keep } from './dom.js';
import { drawMessage } from './message.js';
import { here, seen } from './state.js';

/** Where the focus was before the thread was opened. */
let from = null;

/** The thread beside the channel, with a composer of its own. */
export function drawThread(messages, close) {
  const panel = document.getElementById('thread');
  const shows = messages ? `${here.as}/${here.channel}/${here.thread}` : '';
  if (panel.dataset.shows !== shows) {
    const focused = document.activeElement;
    if (!panel.contains(focused)) from = focused;
    else if (!messages) giveBack(from);
    panel.dataset.shows = shows;
    panel.hidden = !messages;
    panel.replaceChildren(...(messages ? frame(close) : []));
    panel.querySelector('textarea')?.focus();
  }
  panel.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  if (!messages) return;
  const list = panel.querySelector('.messages');
  keep(
    list,
    messages,
    ({ ts }) => ts,
    (message) => drawMessage(message, null),
  );
  list.scrollTop = list.scrollHeight;
}

function frame(close) {
  const { as, channel, thread } = here;
  const box = typeBox('Reply in the thread', { as, channel, thread });
  return [
    el(
      'header',
      { class: 'bar' },
      el('h2', {}, 'Thread'),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the thread', onclick: close }, '✕'),
    ),
    el('div', { class: 'messages', role: 'log', 'aria-label': 'Replies' }),
    box,
    el('p', { class: 'hint' }, `Slack has no commands in threads: mention @${seen.now.app.name} instead.`),
  ];
}
