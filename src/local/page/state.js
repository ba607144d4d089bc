/** Where the visitor is. It stands in the address, so that two windows can be two people. */
export const here = { as: '', channel: '', thread: '', home: false };

/** What the newsroom last looked like to the person they play. */
export const seen = { now: null };

export function readAddress() {
  const [, channel, ts] = /^\/archives\/([^/]+)\/p(\d+)/.exec(location.pathname) ?? [];
  const asked = new URLSearchParams(location.hash.slice(1));
  here.as = asked.get('as') ?? sessionStorage.getItem('as') ?? '';
  here.channel = channel ?? asked.get('in') ?? '';
  here.thread = new URLSearchParams(location.search).get('thread_ts') ?? asked.get('thread') ?? '';
  here.home = asked.has('home');
  return { ts: ts ? `${ts.slice(0, -6)}.${ts.slice(-6)}` : null };
}

/** @param how - `push` where one went somewhere else: the browser's Back comes from there */
export function writeAddress(how = 'replace') {
  sessionStorage.setItem('as', here.as);
  const said = new URLSearchParams({ as: here.as, in: here.channel });
  if (here.thread) said.set('thread', here.thread);
  if (here.home) said.set('home', '');
  history[`${how}State`](null, '', `/#${said}`);
}

const readKey = (channel) => `read:${here.as}:${channel}`;

/** Up to which message somebody read; one that is yet to come is of a newsroom that has started over since. */
function readUpTo(id) {
  const ts = Number(sessionStorage.getItem(readKey(id)) ?? 0);
  return ts * 1_000 > seen.now.clock.now ? 0 : ts;
}

export const isUnread = ({ id, latest }) => Number(latest) > readUpTo(id);

export const markRead = ({ id, latest }) => sessionStorage.setItem(readKey(id), latest);
