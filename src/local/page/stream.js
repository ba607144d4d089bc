import { el, keep } from './dom.js';
import { drawMessage } from './message.js';
import { here } from './state.js';

/** The channel's messages, oldest first. Stays at the end while one is there. */
export function drawStream({ messages }, openThread) {
  const stream = document.getElementById('stream');
  const shows = `${here.as}/${here.channel}`;
  const entering = stream.dataset.shows !== shows;
  if (entering)
    stream.replaceChildren(
      el('div', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages' }),
    );
  stream.dataset.shows = shows;
  const atEnd = stream.scrollHeight - stream.scrollTop - stream.clientHeight < 80;
  keep(
    stream.firstElementChild,
    messages,
    ({ ts }) => ts,
    (message) => drawMessage(message, openThread),
  );
  if (entering || atEnd) stream.scrollTop = stream.scrollHeight;
}

/** Scrolls to a message and gives it the focus. */
export function goTo(ts) {
  const message = document.getElementById(`m-${ts}`);
  message?.scrollIntoView({ block: 'center' });
  message?.focus();
}
