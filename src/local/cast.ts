import type { LocalSlack } from './local-slack.ts';

const EDITS = 'Asks and files; approves, holds, corrects and retracts.';

/** Who plays in the local newsroom, and what each is there to show. All are invented. */
export const CAST = {
  maya: { id: 'U07M4YAL1ND', name: 'maya', real_name: 'Maya Lindqvist', role: 'Editor', may: EDITS },
  tom: { id: 'U07T0M0KAF0', name: 'tom', real_name: 'Tom Okafor', role: 'Editor', may: EDITS },
  priya: {
    id: 'U07PR1YAR4M',
    name: 'priya',
    real_name: 'Priya Raman',
    role: 'Reporter',
    may: 'Asks, files claims, and proposes corrections.',
  },
  lena: {
    id: 'U07L3NAH4RT',
    name: 'lena',
    real_name: 'Lena Hartwig',
    role: 'Guest',
    may: 'Sees the stories whose channels she is in.',
  },
  sam: {
    id: 'U08S4MWH1TL',
    name: 'sam',
    real_name: 'Sam Whitlock',
    role: 'Outsider',
    may: 'Of another newsroom: sees no story at all.',
  },
} as const;

/** The channels of the local newsroom. */
export const CHANNELS = {
  story: { id: 'C07TRUMPHCK', name: 'trump-campaign-hack' },
  newsroom: { id: 'C07NEWSR00M', name: 'newsroom' },
  editors: { id: 'C07DESKED1T', name: 'desk-editors' },
  joint: { id: 'C07J01NTDSK', name: 'joint-desk' },
} as const;

const WIRE = { id: 'T08C0ASTALW', name: 'Coastal Wire', domain: 'coastal-wire' };

/**
 * Fills an empty workspace: a story's channel, the newsroom, a private channel of the editors, and a channel shared with
 * another newsroom.
 *
 * The guest is in the story's channel only: what she reads there is all she may see, and her ✅ decides nothing. The
 * outsider is in the shared channel only.
 */
export function castInto(slack: LocalSlack): void {
  const { maya, tom, priya, lena, sam } = CAST;
  slack.workspace.people.addTeam(WIRE);
  for (const member of [maya, tom, priya]) slack.addPerson(named(member));
  slack.addPerson({ ...named(lena), is_restricted: true, is_ultra_restricted: true });
  slack.addPerson({ ...named(sam), team_id: WIRE.id, tz: 'Europe/London' });

  const desk = [maya.id, tom.id, priya.id, slack.bot.id];
  slack.addChannel({ ...CHANNELS.story, members: [...desk, lena.id], topic: 'The hack of the Trump campaign' });
  slack.addChannel({ ...CHANNELS.newsroom, members: desk, topic: 'Everyone' });
  slack.addChannel({ ...CHANNELS.editors, kind: 'private', members: [maya.id, tom.id, slack.bot.id] });
  slack.addChannel({ ...CHANNELS.joint, members: [maya.id, priya.id, sam.id, slack.bot.id], is_ext_shared: true });
}

const named = ({ id, name, real_name }: { id: string; name: string; real_name: string }) => ({ id, name, real_name });
