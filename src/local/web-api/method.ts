import { z } from 'zod';
import type { Workspace } from '../workspace.ts';

/** A refusal by the Web API: Slack's code, and what Slack adds to it. */
export class ApiError extends Error {
  readonly code: string;
  readonly more: Record<string, unknown>;

  constructor(code: string, more: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** One method of the Web API, as the server runs it. */
export type Method = {
  name: string;
  token: 'bot' | 'app';
  /** Any one of these is enough; none: no scope needed. */
  scopes: readonly string[];
  /** The arguments it knows. Others are let through, as by Slack, but recorded. */
  known: readonly string[];
  run(args: Record<string, unknown>, workspace: Workspace): Record<string, unknown>;
};

type Terms<Shape extends z.ZodRawShape> = { token?: 'bot' | 'app'; scopes?: readonly string[]; args: Shape };

/** Defines a method: who may call it, what it takes, what it answers apart from `ok`. */
export function method<Shape extends z.ZodRawShape>(
  name: string,
  { token = 'bot', scopes = [], args }: Terms<Shape>,
  answer: (args: z.infer<z.ZodObject<Shape>>, workspace: Workspace) => Record<string, unknown>,
): Method {
  const schema = z.object(args);
  return {
    ...{ name, token, scopes, known: Object.keys(args) },
    run(given, workspace) {
      const read = schema.safeParse(given, { reportInput: true });
      if (read.success) return answer(read.data, workspace);
      const messages = read.error.issues.map((issue) =>
        issue.input === undefined
          ? `[ERROR] missing required field: ${issue.path.join('.')}`
          : `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
      );
      throw new ApiError('invalid_arguments', { response_metadata: { messages } });
    },
  };
}

/** `true` and `false` as JSON, or as a form spells them. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** A whole number, as JSON or as a form spells it. */
export const count = z.coerce.number().int();

/** An object or list, as JSON or as JSON within a form field. `undefined` where it cannot be read. */
export const structure = z.unknown().transform((value) => {
  if (typeof value !== 'string') return value;
  try {
    const read: unknown = JSON.parse(value);
    return read;
  } catch {
    return value;
  }
});
