import { z } from 'zod';
import { ApiError, type Method, method } from './method.ts';

/** `auth.*`, `team.*`: the installation itself. */
export const team: Method[] = [
  method('auth.test', { args: {} }, (_none, { people, team: home, ledger, urls }) => ({
    ...{ url: urls.permalinks, team: home.name, team_id: home.id },
    ...{ user: people.bot.name, user_id: people.bot.id, bot_id: ledger.state.app.bot_id },
    ...{ is_enterprise_install: false, app_id: ledger.state.app.id },
  })),

  method(
    'team.info',
    { scopes: ['team:read'], args: { team: z.string().optional() } },
    (args, { team: home, ledger }) => {
      const found = ledger.state.teams[args.team ?? home.id];
      if (!found) throw new ApiError('team_not_found');
      return { team: { ...found, email_domain: '', icon: {} } };
    },
  ),
];
