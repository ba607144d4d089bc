import { ask, onChange } from './api.js';
import { drawCast } from './cast.js';
import { drawComposer } from './composer.js';
import { el } from './dom.js';
import { drawHome } from './home.js';
import { drawModal } from './modal.js';
import { drawPlaces } from './rail.js';
import { drawStanding } from './standing.js';
import { here, markRead, readAddress, seen, writeAddress } from './state.js';
import { drawStream, goTo } from './stream.js';
import { drawThread } from './thread.js';
import { drawTools } from './tools.js';
import { drawTour } from './tour.js';

const DATELINE = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };

const AFTER_FAILURE_MS = 1_000;

let looking = null;
let again = false;

/** Looks at the newsroom and draws it. Calls while a look is under way are one more look after it. */
export async function refresh() {
  if (looking !== null) {
    again = true;
    return looking;
  }
  looking = lookOnce();
  try {
    // What the newsroom could not answer may be a change that it tells of: asking at once would go round in circles.
    if (!(await looking)) await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS));
  } finally {
    looking = null;
  }
  if (again) {
    again = false;
    await refresh();
  }
}

/** @returns whether the newsroom answered */
async function lookOnce() {
  const { as, channel, thread } = here;
  const now = await ask('look', { as: as || 'maya', channel, thread });
  if (!now) return false;
  // Whoever went elsewhere meanwhile is shown that by the look which follows.
  if (here.as !== as || here.channel !== channel || here.thread !== thread) return true;
  seen.now = now;
  here.as = now.me.id;
  const place = now.channels.find((channel) => channel.id === here.channel);
  if (!place && !here.home) {
    const first = now.channels.find((channel) => channel.joined && channel.kind !== 'im');
    if (first) here.channel = first.id;
    again = first !== undefined;
    return true;
  }
  writeAddress();
  if (place && !here.home) markRead(place);
  drawAll(now, place);
  return true;
}

function drawAll(now, place) {
  document.getElementById('dateline').textContent = new Date().toLocaleDateString('en-US', DATELINE);
  const state = document.getElementById('connected');
  state.textContent = now.connected ? `${now.app.name} is connected` : `${now.app.name} is not connected`;
  state.dataset.on = now.connected;
  drawCast(now, become);
  drawTour(now, { become, go, redraw: () => drawAll(now, place) });
  drawPlaces(now, go);
  const name = here.home ? now.app.name : place.kind === 'im' ? place.name : `# ${place.name}`;
  document.getElementById('place').textContent = name;
  document.getElementById('topic').textContent = here.home ? 'Home' : describe(place);
  document.title = `${name} · Local newsroom`;
  if (here.home) drawHome(now);
  else drawStream(now, openThread);
  drawThread(here.home ? null : now.thread, () => openThread(''));
  drawComposer(here.home ? null : place, now);
  drawModal(now);
  drawStanding(now);
  drawTools(now);
}

function describe({ kind, topic, count, shared, archived }) {
  const words = { public: 'Public channel', private: 'Private channel', im: 'Direct messages', mpim: 'Group' }[kind];
  const parts = [words, shared && 'shared with another workspace', archived && 'archived', topic];
  if (kind !== 'im') parts.push(`${count} members`);
  return parts.filter(Boolean).join(' · ');
}

/** On a narrow screen the rail lies over the channel while it is open. */
function showRail(open) {
  document.getElementById('rail').classList.toggle('open', open);
  document.getElementById('rail-toggle').setAttribute('aria-expanded', String(open));
}

/** Goes to a channel or to Home; the app hears that its tab was opened. */
function go({ channel = here.channel, home = false }) {
  Object.assign(here, { channel, home, thread: '' });
  showRail(false);
  writeAddress('push');
  if (home) void ask('visit', { as: here.as, tab: 'home' });
  return refresh();
}

function become(person) {
  Object.assign(here, { as: person, thread: '' });
  writeAddress('push');
  if (here.home) void ask('visit', { as: person, tab: 'home' });
  return refresh();
}

function openThread(ts) {
  here.thread = ts;
  return refresh();
}

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[data-archive]');
  if (!link) return;
  event.preventDefault();
  const { archive, at, threadTs } = link.dataset;
  here.thread = threadTs ?? '';
  Object.assign(here, { channel: archive, home: false });
  writeAddress('push');
  await refresh();
  goTo(at);
});

/** What was shown last would look alive; the next look says how it is. */
function showLost(replaced) {
  const state = document.getElementById('connected');
  state.textContent = replaced ? 'This page is from an earlier run' : 'The newsroom does not answer';
  state.dataset.on = false;
  const words = replaced
    ? 'The newsroom was started again. What stands in the composer is kept.'
    : 'The newsroom does not answer. Is it still running?';
  const again = () => location.reload();
  document
    .getElementById('standing')
    .replaceChildren(
      el(
        'p',
        { class: 'severe' },
        el('span', {}, words),
        replaced && el('button', { type: 'button', onclick: again }, 'Load This Page Again'),
      ),
    );
}

document.getElementById('rail-toggle').addEventListener('click', () => {
  showRail(!document.getElementById('rail').classList.contains('open'));
});
document.addEventListener('keydown', ({ key }) => key === 'Escape' && showRail(false));

// By Back and Forward, or by another address typed over this one.
window.addEventListener('popstate', () => {
  readAddress();
  void refresh();
});

const { ts } = readAddress();
onChange(refresh, showLost);
await refresh();
if (ts) goTo(ts);
