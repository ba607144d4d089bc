import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { Stance } from '../domain/claim.ts';
import { FILTERS } from '../domain/grammar.ts';
import { isDisputed } from '../domain/is-disputed.ts';
import { done } from '../domain/outcome.ts';
import { type SaidAbout, saidAbout } from '../domain/said-about.ts';
import { mapPicture } from '../pictures/map.ts';
import { count } from './actors.ts';
import { narrowed } from './list-claims.ts';
import type { Listed, Listing } from './listing.ts';
import { oldestOf } from './oldest-of.ts';
import { placeFirst, placeOf } from './question.ts';

/** References in one line; the number of the others follows. */
const REFERENCES_MAX = 30;

const VERBS: Readonly<Record<Stance, string>> = {
  statement: 'spoke of',
  denial: 'denied something about',
  declined_comment: 'declined to comment on',
  no_response: 'did not respond about',
};

/** `map`: who said what about whom, in lines, most claims first; the picture of it comes as a file. */
export const map: Listing = {
  name: 'map',
  usage: 'map [by: about: outlet: since: until: on: status: in:]',
  filters: FILTERS,
  summary: 'who said how much about whom, as text and as a picture',
  group: 'Find',
  words: false,
  story: true,
  everywhere: true,
  entriesMax: 20,
  door: 'answer',
  picture: mapPicture,

  async find(question, newsroom, offset, limit) {
    const { items, total } = await oldestOf(question, newsroom);
    const lines = saidAbout(items);
    const what = narrowed(question, 'claims');
    const heading =
      total === 0
        ? `No match: ${placeOf(question)} has no ${what}.`
        : `${placeFirst(question)}: who spoke of whom, in ${what}`;
    const ofNobody = items.filter(({ about }) => about.length === 0).length;
    const left = [
      ...(ofNobody > 0 ? [`${count(ofNobody)} about nobody on file.`] : []),
      ...(total > items.length ? [`Only the oldest ${items.length} of ${total} claims were read.`] : []),
    ];
    return done({
      heading,
      ...(left.length > 0 ? { detail: left.join(' ') } : {}),
      total: lines.length,
      entries: lines.slice(offset, offset + limit).map(lineOf),
    });
  },
};

function lineOf({ speaker, about, stance, claims }: SaidAbout): Listed {
  const [by, of] = [steady(speaker.name), steady(about.name)];
  const shown = claims.slice(0, REFERENCES_MAX);
  const more = claims.length > shown.length ? ` and ${claims.length - shown.length} more` : '';
  const disputed = claims.filter(isDisputed).length;
  const rest = `: ${count(claims.length)} (${shown.map(({ reference }) => reference).join(', ')}${more})${disputed > 0 ? ` · ${disputed} disputed` : ''}`;
  return {
    blocks: [rich(section(bold(by), ` ${VERBS[stance]} `, bold(of), rest))],
    text: escapeMrkdwn(`${by} ${VERBS[stance]} ${of}${rest}`),
    versions: shown,
  };
}
