import type { Envelope, Receipt } from '../delivery/envelope.ts';
import type { Person } from '../state/records.ts';
import type { Look } from '../waiting.ts';
import type { Workspace } from '../workspace.ts';

/** What a person acts on: the workspace, the way to the app, and how to wait. */
export type Stage = {
  workspace: Workspace;
  /** Tells the app something that the person waits for. */
  tell(envelope: Envelope): Promise<Receipt>;
  until<T>(look: Look<T>, what: string): Promise<T>;
  /** Resolves when every event on its way was acknowledged, lost or held. */
  eventsDelivered(): Promise<void>;
};

/** Slack would not let this person do that: the sentence says why. Nothing reached the app. */
export class NotPossible extends Error {}

/** The part of a payload that says who, where and to which app; the same in every interactive one. */
export function interactiveBase(person: Person, { team, ledger }: Workspace): Record<string, unknown> {
  return {
    ...{ token: 'local', api_app_id: ledger.state.app.id, enterprise: null, is_enterprise_install: false },
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team_id },
  };
}

/** Slack's clock for one act, as `action_ts`. */
export const actionTs = ({ ledger }: Workspace): string => ledger.nextTs();
