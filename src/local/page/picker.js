import { el, freshId } from './dom.js';
import { showBy } from './popup.js';

let groups = null;
const COLUMNS = 8;
const FOUND_MAX = 64;

/** The emoji by group, asked for once. */
async function emojiGroups() {
  groups ??= fetch('/page/emoji.json').then((answer) => answer.json());
  return groups;
}

/**
 * A button that opens a picker with every emoji: typing searches, arrow keys move, Enter picks, Escape closes and gives
 * the focus back.
 *
 * @param pick - takes the name of the chosen one
 */
export function pickerButton(pick) {
  const [panelId, button] = [freshId(), faceButton(open)];
  button.setAttribute('aria-controls', panelId);
  const box = el('span', { class: 'menu-box' }, button);
  let panel = null;
  const outside = (event) => !box.contains(event.target) && shut();
  return box;

  async function open() {
    if (panel) return shut();
    const all = await emojiGroups();
    const list = el('div', { class: 'emoji-list' });
    const search = el('input', {
      ...{ type: 'search', 'aria-label': 'Search emoji', placeholder: 'Search emoji', autocomplete: 'off' },
      oninput: () => fill(list, found(all, search.value), chosen),
    });
    panel = el(
      'div',
      { class: 'picker', id: panelId, role: 'dialog', 'aria-label': 'Add a reaction', onkeydown: steer },
      search,
      list,
    );
    fill(list, all, chosen);
    box.append(panel);
    showBy(panel, button);
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    search.focus();
  }

  function shut() {
    panel?.remove();
    panel = null;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
  }

  function chosen(name) {
    shut();
    button.focus();
    pick(name);
  }

  function steer(event) {
    const all = [...panel.querySelectorAll('.emoji-list button')];
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    if (event.key === 'Escape') {
      event.stopPropagation();
      shut();
      button.focus();
    } else if (event.key === 'Enter' && at < 0) {
      event.preventDefault();
      all[0]?.click();
    } else if (at >= 0 ? event.key in steps : event.key === 'ArrowDown') {
      event.preventDefault();
      const next = at < 0 ? 0 : at + steps[event.key];
      if (next < 0) panel.querySelector('input').focus();
      else all[Math.min(next, all.length - 1)]?.focus();
    }
  }
}

const faceButton = (onclick) =>
  el(
    'button',
    {
      ...{ type: 'button', class: 'quiet icon', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
      ...{ 'aria-label': 'Add a reaction', title: 'Add a reaction', onclick },
    },
    '☺',
  );

function found(all, typed) {
  const words = typed
    .toLowerCase()
    .trim()
    .replaceAll(/[\s_:]+/g, ' ')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return all;
  const fits = ({ name, words: known }) => {
    const text = `${name.replaceAll('_', ' ')} ${known}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const rank = ({ name }) => (name.startsWith(words[0]) ? 0 : 1);
  const fitting = all.flatMap(({ emoji }) => emoji.filter(fits)).sort((a, b) => rank(a) - rank(b));
  return [{ title: fitting.length > 0 ? 'Found' : 'No emoji has such a name', emoji: fitting.slice(0, FOUND_MAX) }];
}

function fill(list, shown, chosen) {
  const cell = ({ name, character }) => {
    const label = name.replaceAll('_', ' ');
    const props = { type: 'button', class: 'emoji', 'aria-label': label, title: `:${name}:`, tabindex: '-1' };
    return el('button', { ...props, onclick: () => chosen(name) }, character);
  };
  list.replaceChildren(
    ...shown.flatMap(({ title, emoji }) => [
      el('h3', {}, title),
      el('div', { class: 'emoji-grid', role: 'group', 'aria-label': title }, ...emoji.map(cell)),
    ]),
  );
  list.scrollTop = 0;
}
