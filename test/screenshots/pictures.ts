import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Version } from '../../src/domain/claim.ts';
import { tellStory } from '../../src/local/tell-story.ts';
import { drawPng } from '../../src/pictures/draw-png.ts';
import { mapPicture } from '../../src/pictures/map.ts';
import { timelinePicture } from '../../src/pictures/timeline.ts';
import { asked, claimsOf, longStory } from '../pictures/stories.ts';
import { TestNewsroom } from '../support/newsroom.ts';

/** Draws pictures of stories of several sizes into a folder, to be looked at: `npm run pictures -- FOLDER [zoom]`. */
const [folder = 'pictures', zoom = '1'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });

const stories: Record<string, readonly Version[]> = {
  demo: await theDemo(),
  small: claimsOf([
    { about: ['Iranian government'], said: '2024-08-10T17:02' },
    { speaker: 'Iran’s mission to the U.N.', stance: 'denial', about: ['Steven Cheung'], said: '2024-08-10T17:30' },
    { speaker: 'FBI', stance: 'declined_comment', said: '2024-08-12' },
    {
      speaker: 'Politico',
      said: '2024-07-22/2024-08-10',
      about: ['J.D. Vance'],
      kind: 'partial_quote',
      words: 'Documents on "potential vulnerabilities" of the running mate came by e-mail',
    },
    {
      speaker: 'Microsoft',
      said: null,
      kind: 'paraphrase',
      words: 'Hackers had taken over the account of a former adviser',
      about: ['Iranian government'],
    },
  ]),
  sixty: longStory(60),
  'five-hundred': longStory(500),
};
for (const [name, versions] of Object.entries(stories)) {
  for (const [kind, draw] of [
    ['timeline', timelinePicture],
    ['map', mapPicture],
  ] as const) {
    const began = performance.now();
    const { svg, alt, drawn } = draw(versions, asked(versions));
    const laidOut = performance.now();
    const png = await drawPng(svg, Number(zoom));
    const path = join(folder, `${kind}-${name}.png`);
    await writeFile(path, png);
    const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
    console.log(
      `${path}: ${drawn.length} of ${versions.length} named, laid out in ${ms(began, laidOut)}, drawn in ${ms(laidOut, performance.now())}, ${Math.round(png.length / 1000)} kB\n  ${alt}`,
    );
  }
}

async function theDemo(): Promise<readonly Version[]> {
  const newsroom = await TestNewsroom.open();
  try {
    await tellStory(newsroom.slack, new URL('../../demo/trump-campaign-hack.json', import.meta.url));
    const { store } = newsroom.desk.newsroom;
    const [story] = await store.stories.all();
    if (!story) throw new Error('The demonstration has no story.');
    return (await store.claims.list({ only: [story.id] }, {}, 'oldest', 0, 1_000)).items;
  } finally {
    await newsroom.close();
  }
}
