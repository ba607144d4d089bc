import { taken } from './completion.js';
import { el, freshId } from './dom.js';
import { listbox, stepOf } from './listbox.js';

/**
 * What a text box offers while one types: a list above it, and a line with the usage of the verb that stands there.
 *
 * An option is active only once one moved to it, so that Enter still sends; Tab takes the first.
 *
 * @param complete - what can follow: `{ text, caret, asked }` to a completion
 * @param changed - called when a completion was put into the box
 */
export function completionsBox(box, complete, changed) {
  const list = listbox(box, 'completions');
  const usage = el('p', { class: 'usage', id: freshId(), role: 'status' });
  const described = [box.getAttribute('aria-describedby'), usage.id].filter(Boolean).join(' ');
  box.setAttribute('aria-describedby', described);
  // A press in the list leaves the focus where one types.
  list.node.addEventListener('mousedown', (event) => event.preventDefault());
  let shown = null;

  /** Looks at what is typed. @param quiet - offers nothing, and only says what the verb takes */
  function look({ asked = false, quiet = false } = {}) {
    const { value, selectionStart: caret, selectionEnd } = box;
    shown = complete({ text: value, caret, asked });
    showUsage(shown.usage);
    if (quiet || caret !== selectionEnd || shown.items.length === 0) list.shut();
    else {
      list.node.classList.toggle('brief', shown.items.every(isBrief));
      list.show(shown.items.map(drawItem), -1);
    }
    return list.open;
  }

  function showUsage(next) {
    const text = next ? `${next.text}  ${next.summary}` : '';
    if (usage.textContent === text) return;
    usage.replaceChildren(...(next ? [el('code', {}, next.text), `  ${next.summary}`] : []));
  }

  function drawItem(item) {
    const detail = item.detail && el('small', {}, item.detail);
    return el('li', { role: 'option', onclick: () => take(item) }, el('span', {}, item.label), ' ', detail);
  }

  function take(item) {
    const { text, caret } = taken(box.value, shown, item);
    box.value = text;
    box.setSelectionRange(caret, caret);
    changed();
    look();
  }

  /** Acts on a key where the open list has a use for it, and says whether it had. */
  function steer(event) {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (!list.open || shiftKey || ctrlKey || altKey || metaKey) return false;
    const step = stepOf(event);
    const picked = key === 'Tab' ? Math.max(0, list.active) : key === 'Enter' ? list.active : -1;
    if (step) list.move(step);
    else if (picked >= 0) take(shown.items[picked]);
    else if (key === 'Escape') list.shut();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  box.addEventListener('blur', () => list.shut());
  const moved = () => look({ quiet: !list.open });
  box.addEventListener('click', moved);
  box.addEventListener('keyup', ({ key }) => CARET_KEYS.has(key) && moved());

  return { list: list.node, usage, look, steer };
}

// Below this many letters a label and its detail fit one line, beside a thread too.
const BRIEF_MAX = 40;

const isBrief = ({ label, detail }) => label.length + detail.length < BRIEF_MAX;

const CARET_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);
