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

let made = 0;

/** An id for labels and what they label. */
export const freshId = () => `made-${++made}`;

/**
 * Keeps a list of nodes in step with a list of things, by key: what did not change is not touched, so focus, open
 * menus and half-typed text stay.
 */
export function keep(parent, things, keyOf, draw) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let next = parent.firstElementChild;
  for (const thing of things) {
    const key = keyOf(thing);
    const look = JSON.stringify(thing);
    let node = old.get(key);
    if (!node || node.look !== look) {
      const fresh = draw(thing);
      fresh.dataset.key = key;
      fresh.look = look;
      if (node === next) next = node?.nextElementSibling ?? next;
      if (node) {
        node.replaceWith(fresh);
        if (next === node) next = fresh.nextElementSibling;
      }
      node = fresh;
    }
    old.delete(key);
    if (node === next) next = node.nextElementSibling;
    else if (node.nextElementSibling !== next || !node.parentElement) parent.insertBefore(node, next);
  }
  for (const gone of old.values()) gone.remove();
}
