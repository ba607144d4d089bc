import { el } from './dom.js';
import { drawText } from './rich-text.js';

/** Asks what a control wants confirmed. Resolves to whether the person went on. */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (yes) => {
      // Closed before it goes: that returns the focus to where it was.
      dialog.close();
      dialog.remove();
      resolve(yes);
    };
    const dialog = el(
      'dialog',
      { class: 'modal small', 'aria-label': confirm.title?.text ?? 'Are you sure?', oncancel: () => end(false) },
      el('h2', {}, confirm.title?.text ?? 'Are you sure?'),
      el('div', { class: 'modal-body' }, ...drawText(confirm.text)),
      el(
        'footer',
        {},
        el('button', { type: 'button', onclick: () => end(false) }, confirm.deny?.text ?? 'Cancel'),
        el(
          'button',
          { type: 'button', class: confirm.style ?? 'primary', onclick: () => end(true) },
          confirm.confirm?.text ?? 'Yes',
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
