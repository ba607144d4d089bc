import { el } from './dom.js';

const HUES = 8;

/** Somebody's initials on a color of their own; the app has its sign. For eyes only: the name stands beside it. */
export function drawAvatar({ user, name, isApp = false }) {
  if (isApp)
    return el('span', { class: 'avatar', 'aria-hidden': 'true' }, el('img', { src: '/page/icon.svg', alt: '' }));
  const hue = [...user].reduce((sum, letter) => (sum * 11 + letter.codePointAt(0)) % 9_973, 0) % HUES;
  return el('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials(name));
}

const initials = (name) =>
  name
    .split(' ')
    .map((word) => word[0])
    .join('')
    .slice(0, 2)
    .toUpperCase();
