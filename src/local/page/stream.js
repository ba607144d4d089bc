import { el, keep } from './dom.js';
import { drawMessage } from './message.js';
import { here } from './state.js';

const NEAR_END_PX = 80;

/** Whether the end is kept in sight as messages come: while one is there, and after sending until one scrolls away. */
let atEnd = true;
let sent = false;

export const follow = () => {
  sent = true;
};

/** The channel's messages, oldest first. */
export function drawStream({ messages, hints }, openThread) {
  const stream = document.getElementById('stream');
  const shows = `${here.as}/${here.channel}`;
  if (stream.dataset.shows !== shows) {
    stream.dataset.shows = shows;
    stream.replaceChildren(
      el('div', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages' }),
    );
    stream.onscroll = () => {
      atEnd = stream.scrollHeight - stream.scrollTop - stream.clientHeight < NEAR_END_PX;
    };
    // A scroll alone may still be an earlier one that comes to rest.
    stream.onwheel =
      stream.onpointerdown =
      stream.onkeydown =
        () => {
          sent = false;
        };
    atEnd = true;
  }
  const following = atEnd || sent;
  keep(
    stream.firstElementChild,
    messages.length > 0 ? inDays(messages) : [{ day: '', canAsk: hints !== null }],
    ({ ts, day }) => ts ?? day,
    (item) => drawItem(item, openThread),
  );
  if (following) stream.scrollTop = stream.scrollHeight;
}

/** What one person says within minutes stands together. */
const TOGETHER_SECONDS = 300;
const DAY = { weekday: 'long', month: 'long', day: 'numeric' };

/** The messages with a line before each day, and marked where they go on with what the one before said. */
function inDays(messages) {
  let [day, last] = ['', null];
  return messages.flatMap((message) => {
    const today = new Date(Number(message.ts) * 1_000).toLocaleDateString('en-US', DAY);
    const isNewDay = today !== day;
    const follows = !isNewDay && goesOn(message, last);
    [day, last] = [today, message];
    return [...(isNewDay ? [{ day: today }] : []), { ...message, follows }];
  });
}

const goesOn = (message, before) =>
  before !== null &&
  message.user === before.user &&
  message.ephemeral === before.ephemeral &&
  Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;

function drawItem(item, openThread) {
  if (item.day === '') return drawNothing(item);
  return item.day ? drawDay(item) : drawMessage(item, openThread);
}

/** A channel in which nobody said anything yet; whoever may use the desk is told how to begin. */
const drawNothing = ({ canAsk }) =>
  el(
    'p',
    { class: 'empty' },
    'Nothing was said here yet.',
    canAsk && ' To cover a story in this channel, type ',
    canAsk && el('code', {}, '/story new my-story key:MINE'),
    canAsk && '; all that the desk can do is under ',
    canAsk && el('code', {}, '/story help'),
    canAsk && '.',
  );

const drawDay = ({ day }) => el('h2', { class: 'day' }, el('span', {}, day));

/** Scrolls to a message and gives it the focus. */
export function goTo(ts) {
  const message = document.getElementById(`m-${ts}`);
  message?.scrollIntoView({ block: 'center' });
  message?.focus();
}
