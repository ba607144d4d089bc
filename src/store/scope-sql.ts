import type { Scope } from './shelves/scope.ts';

/** A scope as the parameters of {@link inScope}: the one that is absent narrows nothing. */
export const scopeParams = (scope: Scope): { only: string | null; except: string; upTo: number | null } =>
  'only' in scope
    ? { only: JSON.stringify(scope.only), except: '[]', upTo: null }
    : { only: null, except: JSON.stringify(scope.except), upTo: scope.upTo };

/** The condition that a column holds a story in scope, for statements that serve both kinds. */
export const inScope = (column: string): string => `
  (:only IS NULL OR ${column} IN (SELECT value FROM json_each(:only)))
  AND ${column} NOT IN (SELECT value FROM json_each(:except))
  AND ${column} <= ifnull(:upTo, ${column})`;
