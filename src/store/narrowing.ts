import { fold } from '../domain/fold.ts';
import type { UserId } from '../domain/ids.ts';
import { sameAs } from './actor-sql.ts';
import { disputedIn } from './both-sides-sql.ts';
import type { ReviewTable } from './moment.ts';
import type { Filter } from './shelves/claim-shelf.ts';
import type { Scope } from './shelves/scope.ts';

/** Conditions over `review`, and over `version` where they need it, with the parameters that they name. */
export interface Narrowing {
  readonly where: string;
  readonly needsVersion: boolean;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** Asks for everything that can be asked for: to check at the start that the SQL fits the tables. */
export const EVERY_FILTER: Filter = {
  ...{ by: [], about: [], outlet: '', since: '', until: '', status: 'disputed' },
  ...{ stance: 'statement', rulesOtherThan: 'on_the_record', embargoedAt: '' },
  ...{ proposedBy: '' as UserId, notProposedBy: '' as UserId },
};

/**
 * What a scope and a filter ask for, as SQL that names only what is asked, so that its indexes serve.
 *
 * @param storyColumn - of the table that the query starts from; both hold the story
 */
export function narrowing(scope: Scope, filter: Filter, storyColumn: 'review.story' | 'version.story'): Narrowing {
  const { status = 'approved' } = filter;
  const plain = {
    only: 'only' in scope ? inStories(storyColumn, scope.only) : undefined,
    except:
      'except' in scope && scope.except.length > 0
        ? condition(`NOT ${oneOf(storyColumn, 'except')}`, listed(scope.except))
        : undefined,
    upTo: 'upTo' in scope ? condition(`${storyColumn} <= :upTo`, scope.upTo) : undefined,
    status: condition('review.status = :status', status === 'disputed' ? 'approved' : status),
  };
  const further = {
    by: filter.by && condition(`version.speaker IN (${sameAs(':by')})`, listed(filter.by)),
    about: filter.about && condition(`version.id IN (${ABOUT})`, listed(filter.about)),
    outlet: given(filter.outlet, (outlet) => condition('instr(folded(outlet), :outlet) > 0', fold(outlet))),
    // What is known roughly may have been said then: its latest moment counts for `since`, its earliest for `until`.
    since: given(filter.since, (since) => condition('said_until >= :since', since)),
    stance: given(filter.stance, (stance) => condition('version.stance = :stance', stance)),
    proposedBy: given(filter.proposedBy, (by) => condition(`version.proposed_by IS (${MEMBER} :proposedBy)`, by)),
    notProposedBy: given(filter.notProposedBy, (by) =>
      condition(`version.proposed_by IS NOT (${MEMBER} :notProposedBy)`, by),
    ),
    embargoedAt: given(filter.embargoedAt, (minute) => condition('embargo > :embargoedAt', minute)),
    rulesOtherThan: given(filter.rulesOtherThan, (rules) => condition('ground_rules <> :rulesOtherThan', rules)),
    until: given(filter.until, (until) => condition('said_from <= :until', until)),
  };
  const asked = Object.entries({ ...plain, ...further }).flatMap(([name, asks]) => (asks ? [{ name, ...asks }] : []));
  const disputed = status === 'disputed' ? [disputedIn(tableFor(filter))] : [];
  return {
    where: [...asked.map(({ sql }) => sql), ...disputed].join('\n   AND '),
    needsVersion: status === 'disputed' || Object.values(further).some((asks) => asks !== undefined),
    params: Object.fromEntries(asked.map(({ name, value }) => [name, value])),
  };
}

/** Where standings are read from; named `review` in the query, so that conditions hold for either. */
export const tableFor = ({ asOf }: Pick<Filter, 'asOf'>): ReviewTable =>
  asOf === undefined ? 'review' : 'review_then';

const condition = (sql: string, value: string | number) => ({ sql, value });
/** One story is asked for by equality: then an index that begins with the story hands its claims over in order. */
const inStories = (column: string, [first, ...others]: readonly number[]) =>
  first !== undefined && others.length === 0
    ? condition(`${column} = :only`, first)
    : condition(oneOf(column, 'only'), listed(first === undefined ? [] : [first, ...others]));
const given = <Value, Result>(value: Value | undefined, then: (value: Value) => Result): Result | undefined =>
  value === undefined ? undefined : then(value);
const listed = (values: readonly number[]): string => JSON.stringify(values);
const oneOf = (column: string, name: string): string => `${column} IN (SELECT value FROM json_each(:${name}))`;

const MEMBER = 'SELECT id FROM member WHERE slack =';
const ABOUT = `SELECT version FROM version_about WHERE actor IN (${sameAs(':about')})`;
