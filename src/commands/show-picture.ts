import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { code, link, rich, section } from '../block-kit/rich.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button } from '../feature.ts';
import { drawPng } from '../pictures/draw-png.ts';
import type { Message } from '../workspace.ts';
import { narrowed } from './list-claims.ts';
import type { Listing } from './listing.ts';
import { oldestOf } from './oldest-of.ts';
import { unpark } from './parking.ts';
import { readQuestion } from './question.ts';

export const PICTURE_ACTION = 'answer.picture.show';

/**
 * *Show as Picture* under a listing: asks again, and puts what it finds, drawn, into the asker's direct messages. An answer
 * for one person cannot hold a file, and a file in a channel is for everybody there: sharing it on is theirs to do.
 */
export const showPicture = (listings: readonly Listing[]): Button => ({
  action: PICTURE_ACTION,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const turn = await unpark(press.value, newsroom);
    const listing = listings.find(({ name }) => name === turn?.verb);
    if (!turn || !listing?.picture) return refuse({ code: 'no_longer_here' });
    const asker = { ...press, channel: turn.channel as Asker['channel'] };
    const asOf = turn.asOf ?? null;
    const question = await readQuestion(turn.rest, asker, newsroom, listing, asOf);
    if (!question.ok) return question;
    const { story } = question.value;
    if (!story) return refuse({ code: 'one_story_only' });
    const { items, total } = await oldestOf(question.value, newsroom);
    const what = narrowed(question.value, 'claims');
    if (items.length === 0) return refuse({ code: 'nothing_to_draw', what });
    const picture = listing.picture(items, { story, what, total, at: asOf ?? newsroom.now() });
    const name = `${story.key.toLowerCase()}-${listing.name}.png`;
    const title = `${story.key}: ${listing.name} of ${what}`;
    return done({
      do: 'hand',
      file: {
        ...{ name, title, alt: picture.alt },
        bytes: await drawPng(picture.svg),
        comment: inWords(title, `${listing.name} ${turn.rest}`, story.slug, asOf),
      },
      shown: { versions: picture.drawn, door: asOf === null ? listing.door : 'as_of' },
      receipt: (permalink) => ({
        text: escapeMrkdwn('The picture is in your direct messages with me.'),
        blocks: [
          rich(
            section(
              ...(permalink ? [link(permalink, 'The picture'), ' is in'] : ['The picture is in']),
              ' your direct messages with me. Whoever you share it with sees all that is in it.',
            ),
          ),
        ],
      }),
    });
  },
});

/** The question as one would type it; a longer one is no help. */
const ASKED_MAX = 200;

/** Stands above the picture: what it is, and where the same is in words. */
function inWords(title: string, asked: string, slug: string, asOf: Instant | null): Message {
  const where = /(?:^|\s)in:/iu.test(asked) ? '' : ` in:${slug}`;
  const line = asOf === null ? `/story ${shorten(steady(asked).trim(), ASKED_MAX)}${where}` : '/story as-of …';
  return {
    text: escapeMrkdwn(`${title}. In words: ${line}`),
    blocks: [rich(section(`${title}. In words: `, code(line)))],
  };
}
