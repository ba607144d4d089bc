import type { Instant } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Publishable } from './publish-safe.ts';

/** What every format is written from. */
export interface ExportContent {
  readonly story: Pick<Story, 'key' | 'slug' | 'title' | 'zone' | 'madeAt'>;
  readonly claims: readonly Publishable[];
  /** The moment of the export. */
  readonly at: Instant;
  /** How a brief is put in order: under who spoke, or under the day. */
  readonly order: 'speaker' | 'timeline';
  /** The name that the rest of the world knows a story, claim or actor by; see `identifiers`. */
  readonly uriOf: UriOf;
}

/** @param name - of the claim its reference, of the actor their name; the story has none beside its own */
export type UriOf = (kind: 'story' | 'claim' | 'actor', name?: string) => string;
