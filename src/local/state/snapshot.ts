import type { Team, WorkspaceState } from './records.ts';

/** A workspace with nobody in it but its bot. */
export function emptyState(team: Team, bot: { id: string; name: string; real_name: string }): WorkspaceState {
  return {
    version: 1,
    team,
    teams: { [team.id]: team },
    app: { id: 'A07STORYDSK', bot_user: bot.id, bot_id: 'B07STORYDSK' },
    people: {
      [bot.id]: {
        ...bot,
        ...{ team_id: team.id, tz: 'America/New_York', is_bot: true, deleted: false },
        ...{ is_restricted: false, is_ultra_restricted: false, is_stranger: false, is_invited_user: false },
      },
    },
    channels: {},
    groups: {},
    messages: {},
    modals: {},
    homes: {},
    counter: 0,
    last_ts_us: 0,
  };
}

/** The workspace as text for a file. */
export const snapshot = (state: WorkspaceState): string => JSON.stringify(state);

/** The workspace that `snapshot` wrote. Modals do not outlive the process that drew them. */
export function restore(text: string): WorkspaceState {
  const state: WorkspaceState = JSON.parse(text);
  if (state.version !== 1) throw new Error(`This newsroom was saved in form ${state.version}; only form 1 is known.`);
  return { ...state, modals: {} };
}
