import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { type Entry, readAloud } from '../block-kit/pages.ts';
import { bold, code, type Part, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Answer, Command } from '../feature.ts';
import type { Section } from './handover-section.ts';
import { handoverSections } from './handover-sections.ts';
import { readQuestion } from './question.ts';
import { plainSince, sinceOf } from './since.ts';

/** A newsroom's shift, and the handing over. */
const SHIFT_SECONDS = 12 * 3_600;

/** `handover`: what the next shift must know of a story, in one message. */
export const handover: Command = {
  name: 'handover',
  usage: 'handover [since <time>] [in:]',
  summary:
    'what the next shift must know: what waits and who can act, what changed, denials, requests, gaps, holds, terms',
  group: 'Find',

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const { name, usage } = handover;
    const needs = { name, usage, words: false, story: true, filters: ['since', 'in'] } as const;
    const question = await readQuestion(plainSince(rest), asker, newsroom, needs);
    if (!question.ok) return question;
    const { story, zone } = question.value;
    if (!story) return refuse({ code: 'no_story_here' });
    const since = sinceOf(question.value) ?? newsroom.now() - SHIFT_SECONDS;
    const all = await Promise.all(handoverSections.map((read) => read({ story, since }, newsroom)));
    const sections = all.filter((one) => one.total > 0);
    const heading = `${story.key}: handover, since ${describeSaid(saidOn(civilMinute(since, zone)))}`;
    const quiet = sections.length === 0 ? 'Nothing waits, and nothing changed.' : null;
    return done({
      do: 'reply',
      message: {
        text: readAloud(escapeMrkdwn(quiet ? `${heading}. ${quiet}` : heading), sections.map(spoken)),
        blocks: [
          rich(section(bold(heading), ` · ${steady(story.title)}`, quiet && `\n${quiet}`)),
          ...sections.map(drawn),
        ],
      },
      shown: { versions: sections.flatMap(({ versions }) => versions), door: 'answer' },
    });
  },
};

const spoken = ({ text }: Section): Entry => ({ blocks: [], text: escapeMrkdwn(text) });

function drawn({ title, lines, total, told = lines.length, command }: Section) {
  const left = total - told;
  const more: Part[] = left > 0 ? [`\n${left} more: `, code(command)] : [];
  return rich(section(bold(`${title} (${total})`), ...lines.flatMap((line) => ['\n• ', ...line]), ...more));
}
