import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { slackWithCast, tokensOf, watchedDesk } from '../slack/watched-desk.ts';
import { secretsIn, throughEveryDoor } from '../support/canary.ts';

describe('secrets that go through every door', () => {
  it('stand in no line of the log, however chatty, and in nothing that others get', async (t) => {
    const slack = await slackWithCast();
    const [maya, priya, tom, lena, sam] = ['maya', 'priya', 'tom', 'lena', 'sam'].map((name) => slack.person(name));
    assert.ok(maya && priya && tom && lena && sam);
    slack.addChannel({ name: 'vault', kind: 'private', members: [maya.id, priya.id, slack.bot.id] });
    const watched = await watchedDesk(slack, { ...tokensOf(slack), EDITORS: maya.id });
    t.after(async () => {
      await watched.desk.stop().catch(() => undefined);
      await slack.stop();
    });
    await throughEveryDoor(watched, '#vault');
    const logged = watched.lines.join('\n');
    assert.ok(watched.lines.length > 10);
    assert.deepEqual(secretsIn(logged), []);
    for (const token of [slack.botToken, slack.appToken]) assert.ok(!logged.includes(token));
    for (const who of [tom, lena, sam]) {
      const got = [
        ...who.dms(),
        ...['#newsroom', '#trump-campaign-hack', '#joint-desk'].flatMap((name) => seenIn(name, who)),
      ];
      assert.deepEqual(secretsIn(JSON.stringify(got)), [], who.person.real_name);
    }

    function seenIn(name: string, who: Persona): unknown[] {
      const { members } = slack.workspace.channels.get(name);
      return members.includes(who.id) ? who.sees(name) : [];
    }
  });
});
