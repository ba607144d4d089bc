import { el } from './dom.js';
import { showBy } from './popup.js';

/**
 * A button that opens a menu. Arrow keys move in it, Escape closes it and gives the focus back.
 *
 * @param label - the button's accessible name
 * @param face - what the button shows
 * @param items - `{ text, run }`
 */
export function menuButton(label, face, items, className = '') {
  const list = el('div', {
    class: 'menu',
    role: 'menu',
    onkeydown: move,
    hidden: true,
  });
  const button = el(
    'button',
    {
      type: 'button',
      class: className,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': label,
      onclick: toggle,
    },
    face,
  );
  const box = el('span', { class: 'menu-box' }, button, list);
  const outside = (event) => !box.contains(event.target) && shut();

  function toggle() {
    if (!list.hidden) return shut();
    list.replaceChildren(...items.map(drawItem));
    list.hidden = false;
    showBy(list, button);
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    list.firstElementChild?.focus();
  }

  function shut() {
    list.hidden = true;
    list.hidePopover();
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
  }

  function drawItem({ text, run }) {
    const chosen = () => {
      shut();
      button.focus();
      run();
    };
    const props = { type: 'button', role: 'menuitem', tabindex: '-1', onclick: chosen };
    return el('button', props, text);
  }

  function move(event) {
    const all = [...list.children];
    const place = all.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      shut();
      button.focus();
    } else if (event.key in steps) {
      event.preventDefault();
      all[(place + steps[event.key] + all.length) % all.length]?.focus();
    } else if (event.key === 'Tab') shut();
  }

  return box;
}
