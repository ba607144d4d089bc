import type { Workspace } from '../workspace.ts';
import { ApiError, type Method } from './method.ts';
import { METHODS } from './methods.ts';
import { needScope } from './places.ts';

type Answer = { ok: boolean } & Record<string, unknown>;

// The SDK's listener clients add `team_id` to every call; `token` may stand in the body.
const ALWAYS_KNOWN = ['token', 'team_id'];

/** Opens a Socket Mode connection: `apps.connections.open`, which only the server can answer. */
export type Connect = () => string;

/** Answers one call of the Web API, refusals included. What this workspace does not know is recorded as a fault. */
export function answerCall(
  name: string,
  args: Record<string, unknown>,
  token: string,
  workspace: Workspace,
  connect: Connect,
): Answer {
  try {
    if (name === 'apps.connections.open') {
      checkToken(token, 'app', workspace);
      return { ok: true, url: connect() };
    }
    const method = METHODS.get(name);
    if (!method) {
      workspace.journal.fault(`the method ${name}, which this workspace does not know`, args);
      throw new ApiError('unknown_method', { req_method: name });
    }
    checkToken(token, method.token, workspace);
    needScope(method.scopes, workspace);
    noteUnknown(method, args, workspace);
    return { ok: true, ...method.run(args, workspace) };
  } catch (refusal) {
    if (!(refusal instanceof ApiError)) throw refusal;
    return { ok: false, error: refusal.code, ...refusal.more };
  }
}

function checkToken(token: string, kind: Method['token'], { app }: Workspace): void {
  if (token === '') throw new ApiError('not_authed');
  if (token !== app.botToken && token !== app.appToken) throw new ApiError('invalid_auth');
  if (token !== (kind === 'app' ? app.appToken : app.botToken)) throw new ApiError('not_allowed_token_type');
}

function noteUnknown({ name, known }: Method, args: Record<string, unknown>, { journal }: Workspace): void {
  const unknown = Object.keys(args).filter((arg) => !known.includes(arg) && !ALWAYS_KNOWN.includes(arg));
  if (unknown.length > 0) journal.fault(`${name} with arguments this workspace does not know: ${unknown.join(', ')}`);
}
