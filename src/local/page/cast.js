import { drawAvatar } from './avatar.js';
import { el, freshId } from './dom.js';

/**
 * The people one can be, a click each: radio buttons, so that arrow keys go from one to the next. Under them, what the
 * chosen one may do.
 *
 * @param become - plays somebody else from now on
 */
export function drawCast({ people, me }, become) {
  const box = document.getElementById('who');
  const look = JSON.stringify(people);
  if (box.look !== look) {
    box.look = look;
    box.replaceChildren(frame(people, become));
  }
  for (const input of box.querySelectorAll('input')) input.checked = input.value === me.id;
  box.querySelector('.may').replaceChildren(el('strong', {}, `${me.full} · ${me.role}. `), me.may);
}

function frame(people, become) {
  const legend = freshId();
  return el(
    'div',
    { class: 'cast', role: 'radiogroup', 'aria-labelledby': legend },
    el('p', { id: legend, class: 'legend' }, 'You are'),
    el('div', { class: 'faces' }, ...people.map((person) => face(person, become))),
    el('p', { class: 'may', 'aria-live': 'polite' }),
  );
}

function face({ id, full, role }, become) {
  const [first] = full.split(' ');
  const input = el('input', {
    ...{ type: 'radio', name: 'who', value: id, class: 'hidden' },
    'aria-label': `${full}, ${role}`,
    onchange: () => become(id),
  });
  return el(
    'label',
    { class: 'face', title: `${full} · ${role}` },
    input,
    drawAvatar({ user: id, name: full }),
    el('span', {}, first),
  );
}
