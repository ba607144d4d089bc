import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Asker, Newsroom } from '../feature.ts';
import type { Channel } from '../workspace.ts';

/** The channel that somebody wants to give to a story: one of our own, with the bot in it, asked for by a full member. */
export async function storyChannel(asker: Asker, newsroom: Newsroom, action: string): Promise<Outcome<Channel>> {
  const person = await newsroom.workspace.person(asker.user);
  if (person.standing === 'guest') return refuse({ code: 'members_only', action });
  if (asker.channel === null) return refuse({ code: 'not_a_channel' });
  const channel = await newsroom.workspace.channel(asker.channel);
  if (channel?.kind === 'direct' || asker.channel.startsWith('D')) return refuse({ code: 'not_a_channel' });
  if (!channel?.joined) return refuse({ code: 'not_in_channel' });
  if (channel.external) return refuse({ code: 'channel_is_external' });
  return done(channel);
}
