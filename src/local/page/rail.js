import { ask } from './api.js';
import { el, keep } from './dom.js';
import { here, isUnread } from './state.js';

/** The places one can be: the app's Home, channels, direct messages. */
export function drawPlaces(now, go) {
  const groups = [
    { title: 'App', items: appItems(now) },
    { title: 'Channels', items: now.channels.filter(({ kind }) => kind !== 'im').map(withMark) },
    { title: 'Direct messages', items: now.channels.filter(({ kind }) => kind === 'im').map(withMark) },
  ];
  const shown = groups
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => ({ title, items: items.map((item) => withState(item)) }));
  keep(
    document.getElementById('places'),
    shown,
    ({ title }) => title,
    (group) => drawGroup(group, go),
  );
}

/** The app's Home and its global shortcuts, for those of its own workspace. */
function appItems({ me, app, shortcuts }) {
  if (me.role === 'Outsider') return [];
  const global = shortcuts.filter(({ type }) => type === 'global');
  const home = { id: 'home', name: `${app.name} Home`, mark: '⌂', home: true };
  return [
    home,
    ...global.map(({ name, callback_id }) => ({ id: callback_id, name, mark: '⚡', shortcut: callback_id })),
  ];
}

const MARKS = { public: '#', private: '◆', im: '●', mpim: '●' };
const KINDS = { private: ' (private)' };

const withMark = (channel) => ({ ...channel, mark: MARKS[channel.kind], kindly: KINDS[channel.kind] ?? '' });

function withState(item) {
  const { id, name, mark, kindly = '', home = false, shortcut = null } = item;
  if (shortcut) return { id, name, mark, shortcut };
  const current = item.home ? here.home : !here.home && item.id === here.channel;
  return { id, name, mark, kindly, home, current, unread: !current && !home && isUnread(item) };
}

function visit({ id, home, shortcut }, go) {
  if (shortcut) return ask('globalShortcut', { as: here.as, callback: shortcut });
  return go(home ? { home: true } : { channel: id });
}

function drawGroup({ title, items }, go) {
  const list = items.map((item) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: item.unread ? 'place unread' : 'place',
          'aria-current': item.current ? 'page' : null,
          onclick: () => visit(item, go),
        },
        el('span', { class: 'mark', 'aria-hidden': 'true' }, item.mark),
        el('span', { class: 'name' }, item.name, item.kindly && el('span', { class: 'hidden' }, item.kindly)),
        item.unread && el('span', { class: 'dot' }, el('span', { class: 'hidden' }, 'unread')),
      ),
    ),
  );
  return el('section', {}, el('h2', {}, title), el('ul', {}, ...list));
}
