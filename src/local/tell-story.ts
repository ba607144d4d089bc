import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CAST, CHANNELS } from './cast.ts';
import type { Persona } from './driver/persona.ts';
import type { LocalSlack } from './local-slack.ts';
import type { Message } from './state/records.ts';

/** A form as filled in: texts, menus' labels, and lists of names, by the labels of its fields. */
const form = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const storyShape = z.object({
  story: z.object({ slug: z.string(), key: z.string(), title: z.string() }),
  /** Filed by the reporter and approved by an editor. */
  claims: z.array(form),
  /** Filed, and left for the visitor to approve. */
  waiting: z.array(form),
});

/**
 * Plays a story from `demo/` into the local newsroom, through the doors that a newsroom uses: an editor makes the story,
 * a reporter fills in the form for each claim, the editor reacts to its card.
 */
export async function tellStory(slack: LocalSlack, file: URL): Promise<void> {
  const { story, claims, waiting } = storyShape.parse(JSON.parse(await readFile(file, 'utf8')));
  const [maya, priya] = [slack.person(CAST.maya.id), slack.person(CAST.priya.id)];
  await maya.slash(CHANNELS.story.id, `/story new ${story.slug} key:${story.key} ${story.title}`);
  for (const [index, fields] of [...claims, ...waiting].entries()) {
    const { asView } = await priya.slash(CHANNELS.story.id, '/story add');
    const sent = await priya.submit(asView, fields);
    if (sent.outcome !== 'closed') throw new Error(`The demonstration cannot be filed: ${JSON.stringify(sent)}`);
    await seen(priya, `${story.key}-${index + 1} is proposed`, slack);
  }
  const references = claims.map((_, index) => `${story.key}-${index + 1}`);
  for (const reference of references) {
    await maya.react(await seen(maya, `Review ${reference} `, slack), 'white_check_mark');
  }
  // The story is told once its claims are approved, not once somebody reacted.
  for (const reference of references) await seen(maya, `${reference}: approved`, slack);
}

/** The message in the story's channel that begins so, as soon as the person sees it. */
async function seen(person: Persona, beginning: string, slack: LocalSlack): Promise<Message> {
  const found = () => person.sees(CHANNELS.story.id).find(({ text }) => text.startsWith(beginning));
  return (await slack.until(found, `a message that begins “${beginning}”`)).message;
}
