import { el, freshId } from './dom.js';

/**
 * The list that a field offers (the combobox pattern of the ARIA Authoring Practices): the focus stays in the field,
 * which says which option is active.
 *
 * @param field - becomes the combobox
 */
export function listbox(field, className) {
  const node = el('ul', {
    class: className,
    role: 'listbox',
    id: freshId(),
    hidden: true,
    'aria-label': 'Suggestions',
  });
  let options = [];
  let active = -1;
  const told = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': node.id, 'aria-autocomplete': 'list' };
  for (const [name, value] of Object.entries(told)) field.setAttribute(name, value);

  /** Makes an option the active one; -1 for none. */
  function activate(at) {
    active = at;
    for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === active));
    options[active]?.scrollIntoView({ block: 'nearest' });
    if (options[active]) field.setAttribute('aria-activedescendant', options[active].id);
    else field.removeAttribute('aria-activedescendant');
  }

  return {
    node,
    get open() {
      return !node.hidden;
    },
    get active() {
      return active;
    },
    /** @param first - the option that is active at once; -1 for none until one moves there */
    show(rows, first) {
      node.replaceChildren(...rows);
      options = rows.filter((row) => row.getAttribute('role') === 'option');
      for (const [index, option] of options.entries()) option.id = `${node.id}-${index}`;
      node.hidden = false;
      field.setAttribute('aria-expanded', 'true');
      activate(options.length > 0 ? first : -1);
    },
    move(step) {
      if (options.length === 0) return;
      const from = active < 0 && step < 0 ? 0 : active;
      activate((from + step + options.length) % options.length);
    },
    shut() {
      node.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      activate(-1);
    },
  };
}

/** What a key of the arrows moves by; `undefined` for every other key. */
export const stepOf = ({ key }) => ({ ArrowDown: 1, ArrowUp: -1 })[key];
