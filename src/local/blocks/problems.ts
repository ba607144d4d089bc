import type { z } from 'zod';

/** What Slack has against a payload, in Slack's words, with a pointer to the place. */
export type Problem = { message: string; pointer: string };

/** Slack's form of a JSON pointer, as it stands in `response_metadata.messages`. */
export const pointer = (path: readonly PropertyKey[]): string => path.map((step) => `/${String(step)}`).join('');

/** A line of `response_metadata.messages`. */
export const line = (problem: Problem): string => `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;

/** Words a schema's complaints as Slack words its own. */
export function problemsIn(error: z.ZodError, under: readonly PropertyKey[]): Problem[] {
  return error.issues.map((issue) => ({ message: wording(issue), pointer: pointer([...under, ...issue.path]) }));
}

function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case 'too_small':
      return issue.origin === 'array'
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${typeOf(issue.input)}`;
    case 'invalid_type':
      return issue.input === undefined
        ? `missing required field: ${String(issue.path.at(-1) ?? '')}`
        : `must be of type ${issue.expected}`;
    default:
      return issue.message;
  }
}

function typeOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return String(input);
  return 'type' in input ? String(input.type) : 'none';
}
