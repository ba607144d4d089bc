import type { UserId } from './ids.ts';
import type { Person } from './person.ts';
import type { Story } from './story.ts';

/**
 * Whether a person may know that a story exists: the one rule behind every answer, list, suggestion and card.
 *
 * A full member sees every open story. A closed story, and any story in the eyes of a guest, is seen by the members of
 * its channel only. People of other workspaces see nothing.
 *
 * @param channelMembers - who is in the story's channel now; empty when it has none
 */
export function maySee(person: Person, story: Story, channelMembers: ReadonlySet<UserId>): boolean {
  if (person.standing === 'outsider') return false;
  if (person.standing === 'member' && story.openness === 'open') return true;
  return channelMembers.has(person.id);
}

/** Whether the rule needs the channel's members at all; without this every question would ask Slack for them. */
export function needsMembers(person: Person, story: Story): boolean {
  if (person.standing === 'outsider' || story.channel === null) return false;
  return person.standing === 'guest' || story.openness === 'closed';
}
