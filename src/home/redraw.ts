import type { UserId } from '../domain/ids.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { OutboxItem } from '../store/shelves/outbox-shelf.ts';
import { drawHome } from './home.ts';

const SENT: Delivery = { ended: 'sent' };

/** Something that stands on somebody's Home tab changed, or may be shown no more; or something of a story did. */
export const redraw: Deliver = async (item, newsroom) => {
  const { recipient } = item;
  if (recipient === null) return redrawReaders(item, newsroom);
  const refused = await drawHome(recipient, newsroom);
  return refused ? { ended: 'given_up', error: refused.refused } : SENT;
};

/** Has the open Home tabs drawn that show a story: nobody's who may not see it. */
async function redrawReaders({ body }: OutboxItem, { access, store, now }: Newsroom): Promise<Delivery> {
  const opened = await store.homes.opened(now());
  const story = (await store.stories.all()).find(({ id }) => String(id) === body['story']);
  const sees = async (user: UserId) => body['to'] === 'all' || (story !== undefined && access.sees(user, story));
  const seen = await Promise.all(opened.map(sees));
  await store.homes.redraw(
    opened.filter((_, index) => seen[index]),
    now(),
  );
  return SENT;
}
