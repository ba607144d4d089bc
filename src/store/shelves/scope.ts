import type { StoryId } from '../../domain/ids.ts';

/**
 * Which stories a question may touch: these alone, or all but these, up to the newest that was looked at: one made since is
 * in nobody's sight yet. What a person may not see is never in it.
 */
export type Scope =
  | { readonly only: readonly StoryId[] }
  | { readonly except: readonly StoryId[]; readonly upTo: StoryId };

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}
