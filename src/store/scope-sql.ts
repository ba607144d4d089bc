import type { Scope } from './fact-store.ts';

/** A scope as the parameters of {@link inScope}: the one that is absent narrows nothing. */
export const scopeParams = (scope: Scope): { only: string | null; except: string } =>
  'only' in scope
    ? { only: JSON.stringify(scope.only), except: '[]' }
    : { only: null, except: JSON.stringify(scope.except) };

/** The condition that a column holds a story in scope, for statements that serve both kinds. */
export const inScope = (column: string): string => `
  (:only IS NULL OR ${column} IN (SELECT value FROM json_each(:only)))
  AND ${column} NOT IN (SELECT value FROM json_each(:except))`;
