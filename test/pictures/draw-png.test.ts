import assert from 'node:assert/strict';
import { it } from 'node:test';
import { drawPng } from '../../src/pictures/draw-png.ts';
import { timelinePicture } from '../../src/pictures/timeline.ts';
import { asked, longStory } from './stories.ts';

it('a picture becomes a PNG of its size, the same to the byte each time, while other work goes on', async () => {
  const versions = longStory(5);
  const { svg } = timelinePicture(versions, asked(versions));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const [one, other] = await Promise.all([drawPng(svg, 1), drawPng(svg, 1)]);
  clearInterval(timer);
  const head = Buffer.from(one);
  assert.equal(head.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([head.readUInt32BE(16), head.readUInt32BE(20)], [1_200, Number(/height="(\d+)"/u.exec(svg)?.[1])]);
  assert.deepEqual(one, other);
  assert.ok(turns > 5, 'nothing else was done meanwhile');
});

it('what is no picture is a fault, not a wait without end', async () => {
  await assert.rejects(drawPng('<svg'), /SVG|parse|unexpected/iu);
});
