/**
 * Makes an element. Text goes in as text nodes only: nothing a message says can become markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [props] - `on…` listeners, `class`, `data-…`/`aria-…` and other attributes
 * @param {...(Node | string | null | undefined | false)} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button that waits is not disabled: that would lose the focus, and leave it nowhere afterwards. */
export const setBusy = (button, busy) => button.setAttribute('aria-disabled', String(busy));
export const isBusy = (button) => button.getAttribute('aria-disabled') === 'true';

/** The focus goes back to what opened a form or a thread; where that was redrawn meanwhile, to the composer. */
export function giveBack(from) {
  const last = from?.isConnected && from !== document.body ? from : document.getElementById('composer');
  last.focus({ preventScroll: true });
}

let made = 0;

/** An id for labels and what they label. */
export const freshId = () => `made-${++made}`;

/**
 * Keeps a list of nodes in step with a list of things, by key: what did not change is not touched, so focus, open
 * menus and half-typed text stay.
 */
export function keep(parent, things, keyOf, draw) {
  const keys = new Set(things.map(keyOf));
  for (const node of [...parent.children]) if (!keys.has(node.dataset.key)) node.remove();
  const standing = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let last = null;
  for (const thing of things) {
    const node = kept(standing.get(keyOf(thing)), keyOf(thing), thing, draw);
    const following = last ? last.nextElementSibling : parent.firstElementChild;
    if (following !== node) parent.insertBefore(node, following);
    last = node;
  }
}

function kept(old, key, thing, draw) {
  const look = JSON.stringify(thing);
  if (old?.look === look) return old;
  const fresh = draw(thing);
  fresh.dataset.key = key;
  fresh.look = look;
  if (old) replace(old, fresh);
  return fresh;
}

const FOCUSABLE = 'button, a[href], input, select, textarea';

const nameOf = (control) => control.getAttribute('aria-label') ?? control.textContent;

/**
 * Puts a fresh node in place of an old one; the focus stays on the same control. One that is gone leaves it to one of its
 * kind in that place, or to the message as a whole: what comes next must not be pressed unawares.
 */
function replace(old, fresh) {
  const controls = [...old.querySelectorAll(FOCUSABLE)];
  const focused = document.activeElement;
  const place = controls.indexOf(focused);
  old.replaceWith(fresh);
  if (place < 0) return;
  const isNamesake = (one) => nameOf(one) === nameOf(focused);
  const others = [...fresh.querySelectorAll(FOCUSABLE)];
  const same = others.filter(isNamesake)[controls.slice(0, place).filter(isNamesake).length];
  const alike = others.slice(place, place + 1).find((one) => one.classList[0] === focused.classList[0]);
  const whole = fresh.hasAttribute('tabindex') ? fresh : others.at(-1);
  (same ?? alike ?? whole)?.focus({ preventScroll: true });
}
