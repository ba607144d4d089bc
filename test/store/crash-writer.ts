import { openFactStore } from '../../src/store/open-store.ts';
import { aDraft, ana, emoji, granted, noon, rita } from './samples.ts';

// Files and approves claims until it is killed, and prints each claim once its approval was acknowledged.
const store = openFactStore(process.argv[2] ?? '');
const story = (await store.stories.all())[0];
if (!story) throw new Error('There is no story to file for.');
for (;;) {
  const { id, reference } = granted(await store.claims.propose(story.id, aDraft(), null, rita, noon));
  process.stdout.write(`filed ${reference}\n`);
  const reading = { votes: [emoji(ana)], readAt: 1 };
  const { decided } = await store.reviews.recount(id, reading, new Set([ana]), noon);
  if (decided) process.stdout.write(`approved ${reference}\n`);
}
