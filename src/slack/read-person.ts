import type { UserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { isZone } from '../domain/story.ts';
import type { Installation } from './installation.ts';

/** The fields of Slack's user object that the newsroom's rules rest on (docs.slack.dev, user object). */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly tz?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
  readonly deleted?: boolean;
  readonly is_invited_user?: boolean;
  readonly is_bot?: boolean;
  readonly is_workflow_bot?: boolean;
  readonly is_stranger?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly teams?: readonly string[];
  readonly enterprise_user?: { readonly enterprise_id?: string };
}

/** Slack's own accounts, which do not say that they are bots. */
const SYSTEM: ReadonlySet<string> = new Set(['USLACKBOT', 'USLACK']);

/** Who somebody is to the newsroom, from what Slack tells about them. */
export function readPerson(id: UserId, user: SlackUser, at: Installation): Person {
  const { display_name: shown, real_name: real } = user.profile ?? {};
  const name = shown || real || user.real_name || user.name || id;
  return { id, name, standing: standingOf(id, user, at), zone: user.tz && isZone(user.tz) ? user.tz : null };
}

function standingOf(id: UserId, user: SlackUser, at: Installation): Person['standing'] {
  if (user.deleted || user.is_invited_user) return 'outsider';
  if (user.is_bot || user.is_workflow_bot || SYSTEM.has(id)) return 'outsider';
  if (user.is_stranger || !belongsHere(user, at)) return 'outsider';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** `is_stranger` is not enough: for external people of a shared channel that the app can see, it is false or missing. */
function belongsHere(user: SlackUser, at: Installation): boolean {
  if (user.team_id === undefined || user.team_id === at.team || user.teams?.includes(at.team)) return true;
  return at.enterprise !== null && user.enterprise_user?.enterprise_id === at.enterprise;
}
