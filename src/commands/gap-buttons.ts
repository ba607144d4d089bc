import { z } from 'zod';
import type { ActorId, StoryId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Answer, Button, Newsroom, Press } from '../feature.ts';
import { knownChoice } from './actor-choice.ts';
import { askForm } from './ask-form.ts';
import { ASK_ACTION, LET_GO_ACTION, NO_GAP_ACTION, TAKE_ACTION } from './gap-entry.ts';
import { gaps } from './gaps.ts';
import { answerListing } from './listing.ts';
import { storyOf } from './which-story.ts';

const valueShape = z.object({
  kind: z.enum(['overdue', 'unasked', 'few_sources', 'plural_source', 'on_background', 'question']),
  subject: z.number().int(),
  actor: z.number().int(),
  story: z.number().int(),
  offset: z.number().int().nonnegative(),
});
type Value = z.infer<typeof valueShape>;

/** A gap that was pressed on, in a story that its presser may see. */
interface Pressed {
  readonly gap: Value;
  readonly story: Story;
}

/** *Take It*: others see who looks after it. */
const takeIt: Button = {
  action: TAKE_ACTION,
  async press(press, newsroom) {
    const pressed = await gapPressed(press, newsroom);
    if (!pressed.ok) return pressed;
    const { gap, story } = pressed.value;
    const { gaps: shelf } = newsroom.store;
    // Somebody who was a moment faster shows in the list as it is drawn again.
    await shelf.take(story.id, gap, press.user, newsroom.now());
    return drawAgain(pressed.value, press, newsroom);
  },
};

/** *Let Go*: whoever took it, or an editor for them. */
const letGo: Button = {
  action: LET_GO_ACTION,
  async press(press, newsroom) {
    const pressed = await gapPressed(press, newsroom);
    if (!pressed.ok) return pressed;
    const { gap, story } = pressed.value;
    const { gaps: shelf } = newsroom.store;
    const taker = (await shelf.taken(story.id)).find(
      ({ kind, subject, actor }) => kind === gap.kind && subject === gap.subject && actor === gap.actor,
    )?.by;
    const mayLetGo = !taker || taker === press.user || (await newsroom.access.isEditor(press.user, story));
    if (!mayLetGo) return refuse({ code: 'gap_taken' });
    await shelf.letGo(story.id, gap);
    return drawAgain(pressed.value, press, newsroom);
  },
};

/** *Not a Gap*: an editor says of a question that nothing is missing for it. Asked again, it comes back. */
const notAGap: Button = {
  action: NO_GAP_ACTION,
  async press(press, newsroom) {
    const pressed = await gapPressed(press, newsroom);
    if (!pressed.ok) return pressed;
    const { gap, story } = pressed.value;
    const isEditor = await newsroom.access.isEditor(press.user, story);
    if (!isEditor) return refuse({ code: 'editors_only', action: 'say that a question is no gap' });
    if (gap.kind === 'question') await newsroom.store.gaps.dismiss(story.id, gap.subject);
    return drawAgain(pressed.value, press, newsroom);
  },
};

/** *Ask for Comment*: the form of `ask`, filled in with whom and about what. */
const askForComment: Button = {
  action: ASK_ACTION,
  opensForm: true,
  async press(press, newsroom) {
    const pressed = await gapPressed(press, newsroom);
    if (!pressed.ok) return pressed;
    const { gap, story } = pressed.value;
    const actor = await newsroom.store.actors.get(gap.actor as ActorId);
    const { items } = await newsroom.store.claims.list(
      { only: [story.id] },
      { about: [gap.actor as ActorId] },
      'newest',
      0,
      1_000,
    );
    const version = items.find(({ claim }) => claim === gap.subject);
    if (actor?.story !== story.id || !version) return refuse({ code: 'no_longer_here' });
    const memory = { story: story.id, channel: press.channel, thread: press.thread };
    const filled = { whom: { text: '', chosen: [knownChoice(actor)] }, claim: { text: version.reference, chosen: [] } };
    const empty = { text: '', chosen: [] };
    const is = (block: string) => ({ ...(block === 'whom' || block === 'claim' ? filled[block] : empty), files: [] });
    return done({ do: 'open', view: askForm(memory, story, is, []) });
  },
};

export const gapButtons: readonly Button[] = [takeIt, letGo, notAGap, askForComment];

async function gapPressed({ value, user }: Press, { access }: Newsroom): Promise<Outcome<Pressed>> {
  const gap = valueShape.safeParse(jsonIn(value));
  const story = await access.story(user, (gap.success ? gap.data.story : 0) as StoryId);
  return gap.success && story ? done({ gap: gap.data, story }) : refuse({ code: 'no_longer_here' });
}

/** The page that was pressed on, as it is now, in its place. */
async function drawAgain({ gap, story }: Pressed, press: Press, newsroom: Newsroom): Promise<Outcome<Answer>> {
  const starts = gap.offset === 0 ? [0] : [0, gap.offset];
  // Asked as if in its story's channel: two stories that one sees may bear one name.
  const isAtHome = storyOf(story.channel, await newsroom.access.sight(press.user))?.id === story.id;
  const asked = { rest: isAtHome ? '' : `in:${story.slug}`, starts };
  const answer = await answerListing(gaps, asked, { ...press, channel: story.channel }, newsroom);
  return answer.ok && answer.value.do === 'reply' ? done({ ...answer.value, replace: true }) : answer;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
