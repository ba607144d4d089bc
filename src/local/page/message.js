import { ask, fileAddress } from './api.js';
import { drawAvatar } from './avatar.js';
import { drawBlocks } from './blocks.js';
import { el } from './dom.js';
import { menuButton } from './menu.js';
import { pickerButton } from './picker.js';
import { here, seen } from './state.js';

/**
 * A message: who, when, its blocks, files, reactions, and its menu.
 *
 * @param openThread - shows the thread that starts with it; `null` inside a thread
 */
export function drawMessage(message, openThread) {
  const { ts, from, user, isApp, ephemeral, edited, replies, follows } = message;
  const when = new Date(Number(ts) * 1_000);
  const time = when.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  return el(
    'article',
    {
      class: ['message', ephemeral && 'ephemeral', follows && 'follows'].filter(Boolean).join(' '),
      id: `m-${ts}`,
      'aria-label': `${from}, ${time}`,
      tabindex: '-1',
    },
    drawAvatar({ user, name: from, isApp }),
    el(
      'div',
      { class: 'content' },
      ephemeral && el('p', { class: 'only-you' }, el('span', { 'aria-hidden': 'true' }, '◉ '), 'Only visible to you'),
      el(
        'p',
        { class: 'byline' },
        el('strong', {}, from),
        isApp && el('span', { class: 'app' }, 'App'),
        el('time', { datetime: when.toISOString(), title: when.toLocaleString() }, time),
        edited && el('small', {}, '(edited)'),
      ),
      ...drawBlocks(message.blocks, acting(message)),
      ...message.files.map(drawFile),
      drawReactions(message),
      openThread &&
        replies > 0 &&
        el(
          'button',
          { type: 'button', class: 'replies', onclick: () => openThread(ts) },
          replies === 1 ? '1 reply' : `${replies} replies`,
        ),
    ),
    drawTools(message, openThread),
  );
}

/** A picture, or what to keep a file with. */
function drawFile({ id, name, size, alt, isPicture }) {
  const address = fileAddress(id);
  const link = el('a', { class: 'file', href: address, download: name }, `📄 ${name} · ${size} bytes`);
  if (!isPicture) return el('p', {}, link);
  return el(
    'figure',
    { class: 'picture' },
    el('img', { src: address, alt, loading: 'lazy' }),
    el('figcaption', {}, link),
  );
}

function acting({ channel, ts }) {
  const target = { channel, ts };
  return {
    target,
    act: ({ block, action, value }) => ask('press', { as: here.as, target, block, action, value }),
    suggest: async (place) => (await ask('suggest', { as: here.as, target, ...place }))?.groups ?? [],
  };
}

const react = ({ channel, ts }, name) => ask('react', { as: here.as, channel, ts, name });

function drawReactions(message) {
  if (message.reactions.length === 0) return null;
  const chips = message.reactions.map(({ name, character, people, mine }) => {
    const words = `${name.replaceAll('_', ' ')}: ${people.join(', ')}`;
    const props = { type: 'button', 'aria-pressed': String(mine), title: words, onclick: () => react(message, name) };
    return el(
      'button',
      { class: 'reaction', ...props },
      el('span', { class: 'emoji', 'aria-hidden': 'true' }, character),
      el('span', { class: 'hidden' }, `${words}. `),
      String(people.length),
    );
  });
  return el('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' }, ...chips);
}

/** Slack offers neither reactions, threads nor shortcuts on what only one person sees. */
function drawTools(message, openThread) {
  if (message.ephemeral) return null;
  const { quick, shortcuts } = seen.now;
  const { channel, ts } = message;
  const more = shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ name, callback_id: callback }) => ({
      text: name,
      run: () => ask('messageShortcut', { as: here.as, channel, ts, callback }),
    }));
  return el(
    'div',
    { class: 'tools' },
    ...quick.map((one) => quickReaction(message, one)),
    pickerButton((name) => react(message, name)),
    openThread &&
      el(
        'button',
        {
          type: 'button',
          class: 'quiet icon',
          'aria-label': 'Reply in a thread',
          title: 'Reply in a thread',
          onclick: () => openThread(ts),
        },
        '↩',
      ),
    more.length > 0 && menuButton('More actions', '⋮', more, 'quiet icon'),
  );
}

function quickReaction(message, { name, character }) {
  const label = `React with ${name.replaceAll('_', ' ')}`;
  const props = { type: 'button', class: 'quiet icon emoji', 'aria-label': label, title: label };
  return el('button', { ...props, onclick: () => react(message, name) }, character);
}
