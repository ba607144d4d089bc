import type { Part } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';

/** What a handover is about. */
export interface Shift {
  readonly story: Story;
  readonly since: Instant;
}

/** A part of a handover: a few lines, and how to see the rest. Nothing of it is shown where `total` is 0. */
export interface Section {
  readonly title: string;
  readonly lines: readonly (readonly Part[])[];
  readonly total: number;
  /** How many of them the lines tell of; one each unless given. */
  readonly told?: number;
  /** What lists them all. */
  readonly command: string;
  /** As a screen reader reads it. */
  readonly text: string;
  /** Whose words it shows. */
  readonly versions: readonly Version[];
}
