import { ask } from './api.js';
import { el, keep } from './dom.js';
import { here } from './state.js';

/** Slack itself shows nothing for a second or so: most answers are there by then. */
const SLOW_MS = 1_000;

/** What came before the page was opened, or was dismissed, is not told any more. */
let toldUpTo = null;
let timer;

/** Says how it stands with the app wherever it is not as it should be: gone, slow, refused by Slack. */
export function drawStanding(now) {
  clearTimeout(timer);
  const slow = now.waiting.filter(({ forMs }) => forMs >= SLOW_MS);
  const soon = now.waiting.filter(({ forMs }) => forMs < SLOW_MS);
  const refusals = now.activity.filter(isRefusedMessage);
  toldUpTo ??= refusals.at(-1)?.id ?? 0;
  const refused = refusals.findLast(({ id }) => id > toldUpTo);
  const lines = [
    ...(now.connected ? business(now) : [absence(now)]),
    ...(slow.length > 0 && now.connected
      ? [{ key: 'slow', text: `${now.app.name} is working on ${slow[0].what}…` }]
      : []),
    ...(refused ? [refusal(refused, now)] : []),
  ];
  keep(
    document.getElementById('standing'),
    lines,
    ({ key }) => key,
    (line) => draw(line, now),
  );
  if (soon.length === 0) return;
  // Nobody tells the page that a second went by.
  const forMs = Math.max(...soon.map((one) => one.forMs));
  const later = now.waiting.map((one) => ({ ...one, forMs: one.forMs + SLOW_MS - forMs }));
  timer = setTimeout(() => drawStanding({ ...now, waiting: later }), SLOW_MS - forMs);
}

/** While the story is told, the page fills by itself. */
const business = ({ newsroom: { busy } }) => (busy ? [{ key: 'busy', text: `The newsroom is ${busy}…` }] : []);

function absence({ app, newsroom: { busy, running } }) {
  if (busy) return { key: 'gone', text: `${app.name} is not connected: it is ${busy}…` };
  const text = `${app.name} is not connected. Commands fail until it is back.`;
  return { key: 'gone', text, severe: true, act: running === false ? 'restart' : null };
}

const refusal = ({ id, what, about, result }, { app }) => ({
  key: 'refused',
  text: `Slack refused a message of ${app.name}: ${what}${about ? `, ${about}` : ''}: ${result}`,
  severe: true,
  act: 'dismiss',
  id,
});

/** What people would have read, or used, had Slack taken it. */
const isRefusedMessage = ({ from, state, what }) =>
  from === 'app' && state === 'failed' && /^(chat\.|views\.|response_url)/.test(what);

function draw({ text, severe, act, id }, now) {
  const restart = () => ask('restartDesk', { as: here.as });
  const dismiss = () => {
    toldUpTo = id;
    drawStanding(now);
  };
  return el(
    'p',
    { class: severe ? 'severe' : 'quiet-line' },
    el('span', {}, text),
    act === 'restart' && el('button', { type: 'button', onclick: restart }, `Restart ${now.app.name}`),
    act === 'dismiss' && el('button', { type: 'button', onclick: dismiss }, 'Dismiss'),
  );
}
