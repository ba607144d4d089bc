import type { RequestId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { CommentRequest } from '../domain/request.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';

/** An open request, and its story. */
export interface OpenRequest {
  readonly request: CommentRequest;
  readonly story: Story;
}

/** The open request behind a control, if this person may say what came of it: they asked, or are an editor of its story. */
export async function requestMeant(id: number, user: UserId, newsroom: Newsroom): Promise<Outcome<OpenRequest>> {
  // First what they see at all: Slack is asked the same whether there is such a request or not.
  const { stories } = await newsroom.access.sight(user);
  const request = Number.isSafeInteger(id) ? await newsroom.store.requests.get(id as RequestId) : null;
  const story = request && stories.find((seen) => seen.id === request.story);
  if (!request || !story) return refuse({ code: 'no_longer_here' });
  const mayEnd = request.by === user || (await newsroom.access.isEditor(user, story));
  if (!mayEnd) return refuse({ code: 'askers_and_editors_only' });
  const { outcome, reference, response } = request;
  return outcome === null ? done({ request, story }) : refuse({ code: 'request_ended', reference, response });
}
