import type { Named } from './claim.ts';
import type { Said } from './said.ts';

/** A title that an actor held for a time. `null`: nobody knows since when, or it holds still. */
export interface Role {
  readonly title: string;
  readonly since: Said | null;
  readonly until: Said | null;
  /** For whom: "the Trump campaign". */
  readonly whose: string | null;
}

/** What editors keep of an actor beside its claims. */
export interface Profile {
  readonly name: string;
  /** Sorted. */
  readonly aliases: readonly string[];
  /** Tells it from another of its name: "the senator", "the campaign aide". */
  readonly description: string | null;
  readonly link: string | null;
  /** A Wikidata item: "Q22686". */
  readonly wikidata: string | null;
  /** In the order given. */
  readonly roles: readonly Role[];
}

/** Most UTF-16 units of a description. */
export const DESCRIPTION_MAX = 100;
/** Most UTF-16 units of other names, one a line, and of roles: a form's field holds no more. */
export const LINES_MAX = 3_000;

/** Whether it is the number of a Wikidata item: Q and digits (wikidata.org, "Help:Items"). */
export const isWikidataItem = (text: string): boolean => /^Q[1-9]\d{0,11}$/.test(text);

/** The page of a Wikidata item. */
export const wikidataUrl = (item: string): string => `https://www.wikidata.org/wiki/${item}`;

/** A name for people to read: with what tells it apart, where its story has another of that name. */
export const toldApart = ({ name, apart }: Pick<Named, 'name' | 'apart'>): string =>
  apart === undefined ? name : `${name} (${apart})`;
