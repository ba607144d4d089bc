/** One thing that the doctor looked at. */
export interface Finding {
  /** `warning`: the desk works, but not as somebody may expect. */
  readonly state: 'good' | 'warning' | 'bad';
  readonly what: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const good = (what: string): Finding => ({ state: 'good', what });
export const warning = (what: string, todo: string): Finding => ({ state: 'warning', what, todo });
export const bad = (what: string, todo: string): Finding => ({ state: 'bad', what, todo });

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

/** One line, and what to do beneath it. */
export const lineOf = ({ state, what, todo }: Finding): string =>
  `${MARKS[state]} ${what}${todo === undefined ? '' : `\n    ${todo}`}`;
