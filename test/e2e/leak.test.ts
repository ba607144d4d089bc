import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { isAtRest } from '../support/at-rest.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { compareEverySurface, compareInSlack } from '../support/leak.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

interface Kind {
  readonly channel?: 'public';
  /** From whom it is hidden; everybody unless said. */
  readonly from?: readonly string[];
  change?(newsroom: TestNewsroom): Promise<unknown>;
}

/** What a story that is hidden from somebody may be like. */
const STORIES: Readonly<Record<string, Kind>> = {
  'a closed story in a private channel': {},
  'a closed story that is archived': {
    change: (newsroom) => newsroom.ask('archive', newsroom.maya, HIDDEN_CHANNEL),
  },
  'a closed story in a public channel': {
    channel: 'public',
    change: (newsroom) =>
      changeSettings(
        { 'Who may see the story': 'Members of its channel only (closed)' },
        newsroom.maya,
        HIDDEN_CHANNEL,
        newsroom,
      ),
  },
  'a closed story with a claim retracted': {
    async change({ maya }) {
      const form = (await maya.slash(HIDDEN_CHANNEL, '/story retract 1')).asView;
      await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    },
  },
  'a closed story beside another of its name': {
    async change({ slack }) {
      const otto = slack.addPerson({ name: 'otto', real_name: 'Otto Ames' });
      slack.addChannel({ name: 'of-otto', kind: 'private', members: [otto.id, slack.bot.id] });
      const made = await otto.slash('#of-otto', `/story new ${HIDDEN.slug} key:${HIDDEN.key} Another`);
      assert.match(made.text, /is now this channel's story, closed/);
    },
  },
  'an open story': { channel: 'public', from: ['lena', 'sam', 'dora', 'rob'] },
};

/** Those outside: an editor who left, a reporter who never was there, a guest, and three who are nobody here. */
const OUTSIDE = ['tom', 'rosa', 'lena', 'sam', 'dora', 'rob'];
/** Those of them whom Slack lets type a command. */
const TYPING = ['tom', 'lena', 'rosa'];

async function peopleOutside(newsroom: TestNewsroom): Promise<ReadonlyMap<string, Persona>> {
  const { slack, tom } = newsroom;
  slack.addPerson({ name: 'rosa', real_name: 'Rosa Reyes' });
  await slack.person('rosa').joins(STORY);
  slack.addPerson({ name: 'rob', real_name: 'Robot', is_bot: true });
  slack.addPerson({ name: 'dora', real_name: 'Dora Dane' });
  for (const name of ['rob', 'dora']) await slack.person(name).joins(HIDDEN_CHANNEL);
  await slack.changePerson('dora', { deleted: true });
  await tom.leaves(HIDDEN_CHANNEL);
  return new Map(OUTSIDE.map((name) => [name, slack.person(name)]));
}

/**
 * Each surface is compared for every second person with one of the stories, so that all are gone through together. 1: for
 * each person with each story, as `npm run torture` does.
 */
const EVERY = Number(process.env['LEAK_EVERY'] ?? 2 * Object.keys(STORIES).length);

describe('somebody outside', () => {
  for (const [at, [what, { channel, change, from = OUTSIDE }]] of Object.entries(STORIES).entries()) {
    it(`${what} finds it, at every surface there is, as if it had never been made`, async (t) => {
      const newsroom = await TestNewsroom.open();
      t.after(() => newsroom.close());
      await newsroom.story();
      await newsroom.approved({});
      const { priya, tom, slack } = newsroom;
      const hidden = await makeHidden(newsroom, [priya, tom], channel);
      await change?.(newsroom);
      const people = await peopleOutside(newsroom);
      await slack.until(async () => {
        // Looked at again with each answer.
        await newsroom.ask('stories', newsroom.maya);
        return isAtRest(newsroom.desk.newsroom);
      }, 'everything to be sent');
      let compared = 0;
      for (const [index, name] of OUTSIDE.entries()) {
        const who = people.get(name);
        if (!who || !from.includes(name)) continue;
        const sample = { every: EVERY, from: 2 * at + (index % 2) };
        compared += await compareEverySurface(newsroom, who, hidden, sample);
        if (TYPING.includes(name)) compared += await compareInSlack(newsroom, who, STORY, hidden, sample);
      }
      t.diagnostic(`${compared} pairs compared`);
      assert.ok(compared > 600 / EVERY);
    });
  }
});
