import type { ChannelId, Instant, StoryId, UserId } from './ids.ts';
import type { Rhythm } from './rhythm.ts';

/** Who may know that a story exists: every full member, or only the members of its channel. */
type Openness = 'open' | 'closed';

/** A running unit of coverage. */
export interface Story extends Rhythm {
  readonly id: StoryId;
  readonly slug: string;
  readonly key: string;
  readonly title: string;
  /** IANA time zone in which its dates are read and shown. */
  readonly zone: string;
  readonly channel: ChannelId | null;
  readonly openness: Openness;
  /** Distinct editors whose approval a version needs; 1 to 9. */
  readonly approvalsNeeded: number;
  /** Whether a proposer's own approval is ignored. */
  readonly fourEyes: boolean;
  /** Hours that somebody has to answer a request for comment, unless it names another deadline; 1 to 720. */
  readonly responseHours: number;
  /** Independent sources that an accusation takes before it is printed; 1 to 5. */
  readonly sourcesNeeded: number;
  readonly madeBy: UserId;
  readonly madeAt: Instant;
  readonly archivedAt: Instant | null;
}

/** House rules that a story begins with; its settings change them. */
export const HOUSE_RULES = { responseHours: 24, sourcesNeeded: 1 } as const;

/** What a story is made from; it begins with the usual rhythm and house rules. */
export type NewStory = Omit<Story, 'id' | 'madeAt' | 'archivedAt' | keyof Rhythm | keyof typeof HOUSE_RULES>;

/** What the settings form may change. */
export type StorySettings = Pick<
  Story,
  'title' | 'zone' | 'approvalsNeeded' | 'fourEyes' | 'openness' | keyof Rhythm | keyof typeof HOUSE_RULES
>;

const SLUG_MAX = 60;
const KEY_MAX = 10;
/** Most UTF-16 units of a story's title. */
export const TITLE_MAX = 150;
/** Most editors that a story may ask for; the least is 1. */
export const APPROVALS_MAX = 9;
/** Most hours of a response window: thirty days. */
export const RESPONSE_HOURS_MAX = 720;
/** Most sources that an accusation may take; the least is 1. */
export const SOURCES_MAX = 5;

/** Lower-case words joined by hyphens, as newsrooms slug a story (IPTC ninjs `slugline`). `in:all` means every story. */
export const isSlug = (text: string): boolean =>
  text.length <= SLUG_MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text !== 'all';

/** Two to ten capitals or digits, a capital first: short enough to say aloud in a newsroom. */
export const isKey = (text: string): boolean =>
  text.length <= KEY_MAX && /^[A-Z][A-Z0-9]+$/.test(text) && text !== 'ALL';

/**
 * Keys to try for a slug, most natural first: its last word, its initials, its first word, then these numbered.
 * `trump-campaign-hack` gives `HACK`, `TCH`, `TRUMP`, `HACK2`, …
 */
export function keysFor(slug: string): string[] {
  const words = slug.split('-');
  // A word cut short can still be said aloud; initials cut short are nobody's.
  const initials = words.length <= KEY_MAX - 2 ? words.map((word) => word.charAt(0)).join('') : '';
  const plain = [words.at(-1) ?? '', initials, words[0] ?? '']
    .map((word) => word.toUpperCase().slice(0, KEY_MAX - 2))
    .filter(isKey);
  const bases = plain.length > 0 ? plain : ['STORY'];
  const numbered = Array.from({ length: 98 }, (_, index) => `${bases[0]}${index + 2}`);
  return [...new Set([...bases, ...numbered])];
}

/** A title for a story that was given none: the slug's words, the first one capitalised. */
export const titleFrom = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A claim's reference: the story key and a number within the story. */
export const referenceOf = (key: string, number: number): string => `${key}-${number}`;

/** Reads `HACK-12`, in any case; `null` when the text is not a reference. */
export function parseReference(text: string): { key: string; number: number } | null {
  const found = /^([A-Za-z][A-Za-z0-9]+)-([1-9]\d{0,8})$/.exec(text.trim().replace(/[‐‑–—]/g, '-'));
  if (!found?.[1] || !found[2]) return null;
  return { key: found[1].toUpperCase(), number: Number(found[2]) };
}

/** Whether a name is an IANA time zone that this machine knows. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return /^[A-Za-z]/.test(name); // `+02:00` is an offset, which knows no summer time.
  } catch {
    return false; // Intl has no other way of saying so.
  }
}
