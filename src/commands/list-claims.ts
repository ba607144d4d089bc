import type { Newsroom } from '../feature.ts';
import { claimEntry } from './claim-entry.ts';
import type { Found } from './listing.ts';
import { placeFirst, placeOf, type Question } from './question.ts';

/** A part of the claims that a question asks for, newest first, under a heading that says what they are, or that there are none. */
export async function listClaims(
  question: Question,
  newsroom: Newsroom,
  offset: number,
  limit: number,
): Promise<Found> {
  const page = await newsroom.store.claims.list(question.scope, question.filter, 'newest', offset, limit);
  const what = narrowed(question, 'claims');
  const heading =
    page.total === 0
      ? `No match: ${placeOf(question)} has no ${what}.`
      : `${placeFirst(question)}: ${what}, newest first`;
  return { heading, total: page.total, entries: page.items.map((version) => claimEntry(version)) };
}

/** "proposed claims by Steven Cheung, since June 2024": what a question narrows its list to, in words. */
export function narrowed({ filter, narrowing }: Question, noun: string): string {
  return [`${filter.status ?? 'approved'} ${noun}`, narrowing.join(', ')].filter((part) => part !== '').join(' ');
}
