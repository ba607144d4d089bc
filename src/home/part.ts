import type { KnownBlock } from '@slack/types';
import { bold, code, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/shelves/scope.ts';

/** Whose Home tab is drawn: nothing on it is of any story but these. */
export interface Reader {
  readonly user: UserId;
  /** Every story that they may see, and those of them that run. */
  readonly stories: readonly Story[];
  readonly running: readonly Story[];
}

/** A part of the Home tab; of one without blocks nothing is shown. */
export interface HomePart {
  readonly blocks: readonly KnownBlock[];
  /** Whose words it shows. */
  readonly versions: readonly Version[];
}

/** Reads one part as it is now. */
export type ReadPart = (reader: Reader, newsroom: Newsroom) => Promise<HomePart>;

export const NOTHING: HomePart = { blocks: [], versions: [] };

export const heading = (text: string): KnownBlock => rich(section(bold(text)));

/** How many there are where fewer are shown, and the line that lists them all. */
export const allOf = (total: number, shown: number, command: string): KnownBlock[] =>
  total > shown ? [rich(section(`${total} in all: `, code(command)))] : [];

export const scopeOf = (stories: readonly Story[]): Scope => ({ only: stories.map(({ id }) => id) });
