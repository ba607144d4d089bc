import { el, keep } from './dom.js';
import { here, isUnread } from './state.js';

/** The list of people one can be. */
export function drawWho({ people, me }, become) {
  const select = document.getElementById('who');
  const look = JSON.stringify(people);
  if (select.look !== look) {
    select.look = look;
    select.replaceChildren(...people.map(({ id, full, role }) => el('option', { value: id }, `${full} · ${role}`)));
    select.onchange = () => become(select.value);
  }
  select.value = me.id;
}

/** The places one can be: the app's Home, channels, direct messages. */
export function drawPlaces(now, go) {
  const groups = [
    {
      title: 'App',
      items: now.me.role === 'Outsider' ? [] : [{ id: 'home', name: `${now.app.name} Home`, mark: '⌂', home: true }],
    },
    {
      title: 'Channels',
      items: now.channels
        .filter(({ kind }) => kind !== 'im')
        .map((one) => ({ ...one, mark: one.kind === 'private' ? '🔒' : '#' })),
    },
    {
      title: 'Direct messages',
      items: now.channels.filter(({ kind }) => kind === 'im').map((one) => ({ ...one, mark: '✉' })),
    },
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

function withState(item) {
  const current = item.home ? here.home : !here.home && item.id === here.channel;
  return {
    id: item.id,
    name: item.name,
    mark: item.mark,
    home: item.home ?? false,
    current,
    unread: !current && !item.home && isUnread(item),
  };
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
          onclick: () => go(item.home ? { home: true } : { channel: item.id }),
        },
        el('span', { class: 'mark', 'aria-hidden': 'true' }, item.mark),
        el('span', {}, item.name),
        item.unread && el('span', { class: 'dot' }, el('span', { class: 'hidden' }, 'unread')),
      ),
    ),
  );
  return el('section', {}, el('h2', {}, title), el('ul', {}, ...list));
}
