import type { Refusal } from '../domain/outcome.ts';
import { describeSaid } from '../domain/said.ts';
import type { ReadWhen } from './read-when.ts';

/** Why a typed date could not be taken, with the dates that it may mean where it may mean several. */
export function dateRefusal(typed: string, read: ReadWhen & { readonly ok: false }): Refusal {
  switch (read.reason) {
    case 'not_a_date':
      return { code: 'unreadable_date', typed };
    case 'in_the_future':
      return { code: 'future_date', typed };
    case 'ambiguous':
      // One reading that is not sure is none: to offer it as the meaning would be a guess.
      if (read.readings.length < 2) return { code: 'unreadable_date', typed };
      return { code: 'ambiguous_date', typed, readings: read.readings.map(describeSaid) };
  }
}
