import type { RequestId } from '../domain/ids.ts';
import type { Deliver } from '../feature.ts';
import { wasRefused } from '../workspace.ts';
import { reminderMessage } from './request-message.ts';

/**
 * Reminds whoever asked for comment, once the deadline has passed, as long as nobody said what came of it. Whoever may not
 * see the story any more hears nothing.
 */
export const remindAsker: Deliver = async ({ recipient, body }, newsroom) => {
  const { store, access, workspace, now } = newsroom;
  const request = await store.requests.get(Number(body['request']) as RequestId);
  const story = request && (await store.stories.get(request.story));
  if (recipient === null || !request || !story) return { ended: 'given_up', error: 'no_such_request' };
  // After a reconnect everything that waits is hurried.
  if (request.outcome === null && now() < request.deadline) return { ended: 'later', dueAt: request.deadline };
  if (request.outcome !== null) return { ended: 'sent' };
  if (!(await access.sees(recipient, story))) return { ended: 'given_up', error: 'recipient_may_not_see' };
  const posted = await workspace.post(recipient, reminderMessage(request, story.zone));
  // On their Home tab it is past its deadline now.
  await store.homes.redraw([recipient], now());
  return wasRefused(posted) ? { ended: 'given_up', error: posted.refused } : { ended: 'sent' };
};
