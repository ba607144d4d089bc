import { z } from 'zod';
import { ApiError, count, flag, type Method, method } from './method.ts';
import { page, personFor } from './places.ts';

const paging = { cursor: z.string().optional(), limit: count.min(1).max(1_000).default(100) };

/** `users.*`, `usergroups.*`, `bots.*`: who is who. */
export const users: Method[] = [
  method(
    'users.info',
    { scopes: ['users:read'], args: { user: z.string(), include_locale: flag.optional() } },
    (args, workspace) => ({ user: workspace.people.wire(personFor(args.user, workspace)) }),
  ),

  method(
    'users.list',
    { scopes: ['users:read'], args: { ...paging, include_locale: flag.optional() } },
    (args, { people, ledger }) => {
      const { items, response_metadata } = page(people.all, args.cursor, args.limit);
      const members = items.map((person) => people.wire(person));
      return { members, cache_ts: Math.trunc(ledger.now() / 1_000), response_metadata };
    },
  ),

  method('bots.info', { scopes: ['users:read'], args: { bot: z.string() } }, (args, { people, ledger }) => {
    const { app } = ledger.state;
    if (args.bot !== app.bot_id) throw new ApiError('bot_not_found');
    const { real_name, deleted } = people.bot;
    return { bot: { id: app.bot_id, app_id: app.id, user_id: people.bot.id, name: real_name, deleted, icons: {} } };
  }),

  method(
    'usergroups.list',
    { scopes: ['usergroups:read'], args: { include_users: flag.optional(), include_disabled: flag.optional() } },
    (args, { people, team }) => ({
      usergroups: people.groups.map(({ users: members, ...group }) => ({
        ...{ ...group, team_id: team.id, is_usergroup: true, date_delete: 0, user_count: members.length },
        ...(args.include_users ? { users: members } : {}),
      })),
    }),
  ),

  method(
    'usergroups.users.list',
    { scopes: ['usergroups:read'], args: { usergroup: z.string(), include_disabled: flag.optional() } },
    (args, { people }) => {
      const group = people.groups.find((one) => one.id === args.usergroup);
      if (!group) throw new ApiError('no_such_subteam');
      return { users: group.users };
    },
  ),
];
