import { ask } from './api.js';
import { drawBlocks } from './blocks.js';
import { el, keep } from './dom.js';
import { here } from './state.js';

/** The app's Home tab, as the app published it for this person. */
export function drawHome({ home, app }) {
  const stream = document.getElementById('stream');
  if (stream.dataset.shows !== 'home') stream.replaceChildren();
  stream.dataset.shows = 'home';
  const views = home ? [home] : [{ id: 'none', app: app.name }];
  keep(stream, views, ({ id }) => id, draw);
}

function draw(view) {
  if (!view.blocks) return el('p', { class: 'empty' }, `${view.app} has not published a Home tab yet.`);
  const target = { view: view.id };
  const on = {
    target,
    values: view.values,
    act: ({ block, action, value }) => ask('press', { as: here.as, target, block, action, value }),
    suggest: async (place) => (await ask('suggest', { as: here.as, target, ...place }))?.groups ?? [],
  };
  return el('section', { class: 'home', 'aria-label': 'Home' }, ...drawBlocks(view.blocks, on));
}
