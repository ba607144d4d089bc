import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import { readPerson, type SlackUser } from '../../src/slack/read-person.ts';

const here = { team: 'T1', enterprise: 'E1', botUser: 'UBOT' as UserId, bot: 'B1', scopes: [] };
const ana = 'U1' as UserId;
const standing = (user: SlackUser, id = ana): string => readPerson(id, user, here).standing;

describe('a person', () => {
  for (const [because, user, expected] of [
    ['in this workspace', { team_id: 'T1' }, 'member'],
    ['without a workspace, as some servers tell', {}, 'member'],
    ['in another workspace of our organization', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, 'member'],
    ['in this workspace among others', { team_id: 'E1', teams: ['T1'] }, 'member'],
    ['a multi-channel guest', { team_id: 'T1', is_restricted: true }, 'guest'],
    ['a single-channel guest', { team_id: 'T1', is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['deactivated', { team_id: 'T1', deleted: true }, 'outsider'],
    ['invited only', { team_id: 'T1', is_invited_user: true }, 'outsider'],
    ['a bot', { team_id: 'T1', is_bot: true }, 'outsider'],
    ['a stranger', { team_id: 'T1', is_stranger: true }, 'outsider'],
    ['in another workspace', { team_id: 'T2' }, 'outsider'],
    ['in another workspace, and says no stranger', { team_id: 'T2', is_stranger: false }, 'outsider'],
  ] satisfies [string, SlackUser, string][]) {
    it(`is ${expected} when ${because}`, () => {
      assert.equal(standing(user), expected);
    });
  }

  it('is an outsider when Slack itself speaks', () => {
    assert.equal(standing({ team_id: 'T1', is_bot: false }, 'USLACKBOT' as UserId), 'outsider');
  });

  it('goes by the name that others see', () => {
    const user = { name: 'ana.k', real_name: 'Ana Kowalska', profile: { display_name: '', real_name: 'Ana K.' } };
    assert.equal(readPerson(ana, user, here).name, 'Ana K.');
  });
});
