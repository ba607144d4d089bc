import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import { toldApart } from '../domain/actor.ts';
import { done } from '../domain/outcome.ts';
import type { ActorEntry } from '../store/shelves/actor-shelf.ts';
import type { Listed, Listing } from './listing.ts';

/** `actors`: who takes part in the story, with how many approved claims are by and about each. */
export const actors: Listing = {
  name: 'actors',
  usage: 'actors [in:]',
  filters: ['in'],
  summary: 'who takes part in the story',
  group: 'Find',
  words: false,
  story: true,
  entriesMax: 30,
  door: 'answer',

  async find(question, newsroom, offset, limit) {
    const all = await newsroom.store.actors.list(question.scope, question.filter.asOf);
    const where = question.story?.key ?? '';
    const heading = all.length === 0 ? `No match: nobody is on file in ${where} yet.` : `${where}: who takes part`;
    return done({ heading, total: all.length, entries: all.slice(offset, offset + limit).map(actorLine) });
  },
};

function actorLine(actor: ActorEntry): Listed {
  const title = titleNow(actor);
  const name = steady(toldApart(actor));
  const rest = `${title ? `, ${steady(title)}` : ''} · ${count(actor.by)} by, ${count(actor.about)} about`;
  return { blocks: [rich(section(bold(name), rest))], text: escapeMrkdwn(`${name}${rest}`) };
}

/** The title that somebody holds as far as anybody knows: of a role without an end, or else on the latest claim. */
function titleNow({ roles, titles }: ActorEntry): string | undefined {
  return roles.find(({ until }) => until === null)?.title ?? titles.at(-1)?.title;
}

/** "1 claim", "2 claims". */
export const count = (claims: number): string => `${claims} ${claims === 1 ? 'claim' : 'claims'}`;
