import { ask } from './api.js';
import { confirmed } from './confirm.js';
import { el, keep } from './dom.js';
import { here } from './state.js';

const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
const NEAR_END_PX = 60;

/** What the panel offers: a button each, and what to expect of it. */
const GROUPS = [
  {
    title: 'Clock',
    tools: [
      { name: 'An hour later', does: 'advanceClock', with: { minutes: HOUR } },
      { name: 'A day later', does: 'advanceClock', with: { minutes: DAY } },
      {
        name: 'A week later',
        does: 'advanceClock',
        with: { minutes: 7 * DAY },
        expect:
          'What falls due by then, such as another try to post, is done at once. The clock goes back by starting over only.',
      },
    ],
  },
  {
    title: 'Connection',
    tools: [
      {
        name: 'Drop a connection',
        does: 'dropSocket',
        with: { which: 'one' },
        expect: 'The app has two: commands still work, and the lost one is back within seconds.',
      },
      {
        name: 'Drop all connections',
        does: 'dropSocket',
        with: { which: 'all' },
        expect: 'Commands fail for a moment. Once it is back, the app reads its open cards again.',
      },
    ],
  },
  {
    title: 'Events',
    tools: [
      {
        name: 'Repeat the last event',
        does: 'repeatEvent',
        expect: 'The same event comes a second time, as Slack sometimes sends it. Nothing may happen twice.',
      },
      {
        name: 'Hold events',
        does: 'holdEvents',
        when: ({ holding }) => !holding,
        expect: 'Reactions and mentions do not reach the app until they are released.',
      },
      {
        name: 'Release events',
        does: 'releaseEvents',
        when: ({ holding }) => holding,
        expect: 'Delivers what was held, the last one first.',
      },
    ],
  },
  {
    title: 'App',
    tools: [
      { name: 'Restart the app', does: 'restartDesk', expect: 'Everything on file is still there afterwards.' },
      {
        name: 'Stop the app',
        does: 'stopDesk',
        when: ({ running }) => running !== false,
        expect: 'Commands fail until it is restarted, as when a server is down.',
      },
    ],
  },
  {
    title: 'Newsroom',
    tools: [
      {
        name: 'Start over',
        does: 'startOver',
        with: { story: true },
        danger: true,
        confirm: 'Everything said and filed here is deleted, and the story is told again from its beginning.',
        expect: 'Deletes everything here and tells the story again.',
      },
      {
        name: 'Empty newsroom',
        does: 'startOver',
        with: { story: false },
        danger: true,
        confirm: 'Everything said and filed here is deleted. The people and their channels stay, without any story.',
        expect: 'Deletes everything here; no story is told.',
      },
    ],
  },
];

const panel = document.getElementById('tools');
const toggle = document.getElementById('tools-toggle');
let latest = null;

toggle.addEventListener('click', () => (panel.hidden ? open() : close()));
panel.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});

/** Draws the panel beside the channel, while it is open. */
export function drawTools(now) {
  latest = now;
  if (panel.hidden) return;
  const { newsroom, clock, activity } = now;
  document.getElementById('tools-clock').textContent = clockWords(clock);
  document.getElementById('tools-state').textContent = stateWords(now);
  const offered = GROUPS.map(({ title, tools }) => ({
    title,
    names: tools.filter(({ when }) => when?.(newsroom) ?? true).map(({ name }) => name),
    busy: newsroom.busy !== null,
  }));
  keep(document.getElementById('tools-groups'), offered, ({ title }) => title, drawGroup);
  drawActivity(activity, now.app.name);
}

function open() {
  panel.hidden = false;
  toggle.setAttribute('aria-expanded', 'true');
  if (!panel.firstElementChild) panel.append(...frame());
  if (latest) drawTools(latest);
  panel.querySelector('button').focus();
}

function close() {
  panel.hidden = true;
  toggle.setAttribute('aria-expanded', 'false');
  toggle.focus();
}

function frame() {
  return [
    el(
      'header',
      { class: 'bar' },
      el('h2', { id: 'tools-title' }, 'Time tools'),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the time tools', onclick: close }, '✕'),
    ),
    el('p', { id: 'tools-clock', class: 'clock' }),
    el('p', { id: 'tools-state', class: 'hint', role: 'status' }),
    el('div', { id: 'tools-groups' }),
    el('h3', { id: 'tools-activity-title' }, 'Activity'),
    el('p', { class: 'hint' }, '→ from Slack to the app, ← from the app to Slack'),
    el('div', {
      id: 'tools-activity',
      class: 'activity',
      role: 'log',
      tabindex: '0',
      'aria-live': 'off',
      'aria-labelledby': 'tools-activity-title',
    }),
  ];
}

function drawGroup({ title, names, busy }) {
  const tools = GROUPS.find((group) => group.title === title).tools.filter(({ name }) => names.includes(name));
  return el('section', {}, el('h3', {}, title), ...tools.map((tool) => drawTool(tool, busy)));
}

function drawTool(tool, busy) {
  const attributes = {
    type: 'button',
    class: tool.danger ? 'danger' : null,
    // Not disabled: the focus would be lost while the newsroom is busy, and be nowhere afterwards.
    'aria-disabled': busy,
    onclick: () => !busy && use(tool),
  };
  return [el('button', attributes, tool.name), tool.expect && el('p', { class: 'hint' }, tool.expect)];
}

async function use({ name, does, with: given = {}, confirm }) {
  const text = confirm && { type: 'plain', text: confirm };
  const question = confirm && { title: { text: `${name}?` }, text, confirm: { text: name }, style: 'danger' };
  if (await confirmed(question)) await ask(does, { as: here.as, ...given });
}

function clockWords({ now, skewMs }) {
  const time = new Date(now).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  return skewMs > 0 ? `${time}, moved forward by ${spanWords(skewMs)}` : `${time}, as on your own clock`;
}

function spanWords(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  const parts = [
    [Math.floor(minutes / DAY), 'day'],
    [Math.floor((minutes % DAY) / HOUR), 'hour'],
    [minutes % HOUR, 'minute'],
  ];
  return parts
    .filter(([many]) => many > 0)
    .map(([many, unit]) => `${many} ${unit}${many === 1 ? '' : 's'}`)
    .join(' ');
}

function stateWords({ newsroom: { busy, holding, held } }) {
  if (busy) return `The newsroom is ${busy}…`;
  return holding ? `Events are held back: ${held} so far.` : '';
}

function drawActivity(entries, app) {
  const list = document.getElementById('tools-activity');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
  keep(
    list,
    entries,
    ({ id }) => String(id),
    (entry) => drawEntry(entry, app),
  );
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function drawEntry({ at, from, what, about, state, result }, app) {
  const time = new Date(at);
  const [arrow, words] = {
    slack: ['→', `To ${app}:`],
    app: ['←', `From ${app}:`],
    socket: ['⇄', 'Connection:'],
    visitor: ['✎', 'You:'],
  }[from];
  const mark = { waiting: '…', ok: '', failed: '✗ ' }[state];
  return el(
    'p',
    { 'data-state': state },
    el('time', { datetime: time.toISOString() }, time.toLocaleTimeString('en-GB')),
    el('span', { 'aria-hidden': 'true' }, arrow),
    el(
      'span',
      {},
      el('span', { class: 'hidden' }, `${words} `),
      el('b', {}, what),
      about && ` ${about}`,
      (result || mark) &&
        el('span', { class: 'result' }, ` ${mark}${result || (state === 'waiting' ? 'not acknowledged yet' : '')}`),
    ),
  );
}
