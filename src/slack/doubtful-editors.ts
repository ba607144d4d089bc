import type { UserId } from '../domain/ids.ts';
import type { Workspace } from '../workspace.ts';

/** An entry of `EDITORS` that approves nothing, and why. */
export interface DoubtfulEditor {
  readonly id: string;
  readonly why: 'a guest' | 'a bot, a deactivated account, a stranger or unknown' | 'an unknown or empty user group';
}

/** Those named in `EDITORS` whom the rules ignore: only full members of the workspace decide. */
export async function doubtfulEditors(
  editors: readonly string[],
  workspace: Workspace,
): Promise<readonly DoubtfulEditor[]> {
  const judged = await Promise.all(editors.map(async (id) => ({ id, why: await doubtAbout(id, workspace) })));
  return judged.flatMap(({ id, why }) => (why === null ? [] : [{ id, why }]));
}

async function doubtAbout(id: string, workspace: Workspace): Promise<DoubtfulEditor['why'] | null> {
  if (id.startsWith('S')) return (await workspace.group(id)).size === 0 ? 'an unknown or empty user group' : null;
  const { standing } = await workspace.person(id as UserId);
  if (standing === 'guest') return 'a guest';
  return standing === 'outsider' ? 'a bot, a deactivated account, a stranger or unknown' : null;
}
