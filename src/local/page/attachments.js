import { attach } from './api.js';
import { el } from './dom.js';
import { notice } from './notices.js';

/** As much as the newsroom takes, in bytes. */
const BYTES_MAX = 20_000_000;

/**
 * An input to choose files with, and the list of those that were chosen, each of which can be taken away again.
 *
 * @param props - of the input
 * @param changed - called with the files, as `{ id, name }`, whenever somebody chose some or took one away
 */
export function attachments(props, changed) {
  let files = [];
  const input = el('input', { ...props, type: 'file', onchange: () => void choose([...input.files]) });
  const list = el('ul', { class: 'attached', 'aria-label': 'Chosen files' });

  async function choose(chosen) {
    // The same file can be chosen again after it was taken away.
    input.value = '';
    for (const file of chosen) {
      if (file.size > BYTES_MAX) notice(`${file.name} is larger than this newsroom takes (20 MB).`);
      else put([...files, await attach(file)].filter(Boolean));
    }
  }

  function put(next) {
    show(next);
    changed(next);
  }

  function show(next) {
    files = next;
    list.replaceChildren(...files.map(item));
    list.hidden = files.length === 0;
  }

  function item(file) {
    const name = `Take ${file.name} away`;
    const onclick = () => put(files.filter((other) => other !== file));
    return el(
      'li',
      {},
      el('span', {}, file.name),
      el('button', { type: 'button', class: 'quiet icon', 'aria-label': name, title: name, onclick }, '✕'),
    );
  }

  show([]);
  return { input, list, show };
}
