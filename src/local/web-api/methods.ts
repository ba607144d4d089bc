import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Method } from './method.ts';
import { reactions } from './reactions.ts';
import { team } from './team.ts';
import { users } from './users.ts';
import { views } from './views.ts';

/** Every method this workspace knows, by name. `apps.connections.open` is the server's own. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [chat, conversations, files, reactions, team, users, views].flat().map((method) => [method.name, method]),
);
