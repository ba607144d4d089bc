import type { ActorId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { KeptActor } from '../store/shelves/actor-shelf.ts';

/** An actor, and its story, that an editor may change. */
export interface Editable {
  readonly actor: KeptActor;
  readonly story: Story;
}

/** The actor that a control stands for, if whoever used it may see it now, and is an editor of its story. */
export async function editableActor(id: number, user: UserId, newsroom: Newsroom): Promise<Outcome<Editable>> {
  const { stories } = await newsroom.access.sight(user);
  const actor = Number.isSafeInteger(id) ? await newsroom.store.profiles.of(id as ActorId) : null;
  const story = actor && stories.find((seen) => seen.id === actor.story);
  if (!actor || !story) return refuse({ code: 'no_longer_here' });
  if (!(await newsroom.access.isEditor(user, story)))
    return refuse({ code: 'editors_only', action: 'change an actor' });
  return done({ actor, story });
}
