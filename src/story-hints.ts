import { listingsOfThePast } from './commands/index.ts';
import { STATUSES } from './commands/question.ts';
import { theRegistry } from './desk.ts';
import { FILTER_HINTS, FILTERS } from './domain/grammar.ts';
import type { CommandHints } from './local/command-hints.ts';

/** `/story` as the registry has it, as plain data: what the local newsroom offers while one types. */
export function storyHints(): CommandHints {
  return {
    command: '/story',
    verbs: [...theRegistry().commands.values()].map(({ name, usage, summary, group }) => ({
      ...{ name, usage, summary, group },
      ...(name === 'as-of' ? { verbs: listingsOfThePast.map((listing) => listing.name) } : {}),
    })),
    filters: FILTERS.map((name) => ({
      ...{ name, hint: FILTER_HINTS[name] },
      ...(name === 'status' ? { values: STATUSES } : {}),
    })),
  };
}
