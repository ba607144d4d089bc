import type { Named, Status } from '../domain/claim.ts';
import { isDescription, isUnnamed } from '../domain/description.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';

const STATUSES: readonly Status[] = ['approved', 'proposed', 'replaced', 'retracted', 'declined'];

/**
 * Whether an actor is a source that gets no name: surely a description, or what may be one ("campaign aide") and said
 * something that is not on the record. "The campaign" that spoke on the record may well get its full name.
 */
export async function isNameless(
  { id, name }: Pick<Named, 'id' | 'name'>,
  story: StoryId,
  { store }: Pick<Newsroom, 'store'>,
): Promise<boolean> {
  if (isUnnamed(name)) return true;
  if (!isDescription(name)) return false;
  const bound = await Promise.all(
    STATUSES.map((status) =>
      store.claims.list({ only: [story] }, { by: [id], status, rulesOtherThan: 'on_the_record' }, 'newest', 0, 0),
    ),
  );
  return bound.some(({ total }) => total > 0);
}
