import { fold } from '../domain/fold.ts';
import type { Filter, Scope } from './fact-store.ts';
import { RESPONSES } from './version-rows.ts';

/** Conditions over `version` joined with `review`, and the parameters that they name. */
export interface Narrowing {
  readonly where: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** Asks for everything that can be asked for: to check at the start that the SQL fits the tables. */
export const EVERY_FILTER: Filter = { by: [], about: [], outlet: '', since: '', until: '', status: 'disputed' };

type Condition = readonly [sql: string, value: string | number];

const listed = (values: readonly number[]): string => JSON.stringify(values);
const oneOf = (column: string, name: string): string => `${column} IN (SELECT value FROM json_each(:${name}))`;

/** What a scope and a filter ask for, as SQL that names only what is asked, so that its indexes serve. */
export function narrowing(scope: Scope, filter: Filter): Narrowing {
  const asked: Record<string, Condition | undefined> = {
    only: 'only' in scope ? [oneOf('version.story', 'only'), listed(scope.only)] : undefined,
    except:
      'except' in scope && scope.except.length > 0
        ? [`NOT ${oneOf('version.story', 'except')}`, listed(scope.except)]
        : undefined,
    by: filter.by && [oneOf('version.speaker', 'by'), listed(filter.by)],
    about: filter.about && [
      `version.id IN (SELECT version FROM version_about WHERE ${oneOf('actor', 'about')})`,
      listed(filter.about),
    ],
    outlet: filter.outlet === undefined ? undefined : [`instr(folded(outlet), :outlet) > 0`, fold(filter.outlet)],
    // What is known roughly may have been said then: its latest moment counts for `since`, its earliest for `until`.
    since: filter.since === undefined ? undefined : ['said_until >= :since', filter.since],
    until: filter.until === undefined ? undefined : ['said_from <= :until', filter.until],
    status: ['review.status = :status', filter.status === 'disputed' ? 'approved' : (filter.status ?? 'approved')],
  };
  const conditions = Object.entries(asked).flatMap(([name, condition]) => (condition ? [{ name, condition }] : []));
  const disputed =
    filter.status === 'disputed' ? [`EXISTS (SELECT 1 FROM ${RESPONSES} AND answer.stance = 'denial')`] : [];
  return {
    where: [...conditions.map(({ condition: [sql] }) => sql), ...disputed].join('\n   AND '),
    params: Object.fromEntries(conditions.map(({ name, condition: [, value] }) => [name, value])),
  };
}
