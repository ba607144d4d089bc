import { z } from 'zod';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { type Choice, input, modal, problemLines, selectInput, textInput } from '../block-kit/form.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { ChannelKind } from '../domain/channel-state.ts';
import { isVisible } from '../domain/fold.ts';
import { takeStory } from '../domain/grammar.ts';
import type { ChannelId, StoryId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import {
  APPROVALS_MAX,
  isZone,
  RESPONSE_HOURS_MAX,
  SOURCES_MAX,
  type Story,
  type StorySettings,
  TITLE_MAX,
} from '../domain/story.ts';
import type { Answer, Command, Field, Form, Newsroom, Submission, Submitted } from '../feature.ts';
import { mayManage } from './may-manage.ts';
import { readRhythm, rhythmFields, rhythmInputs, rhythmProblems } from './rhythm-fields.ts';
import { storyMeant } from './which-story.ts';

const SETTINGS_FORM = 'story.settings.submit';
const memoryShape = z.object({
  story: z.number().int(),
  channel: z.string().nullable(),
  /** What kind of channel the story's was as the form was opened: saving accepts it. */
  kind: z.enum(['public', 'private']).nullish(),
});

/** `settings`: the form for a story's title, time zone, openness, house rules, and when the desk speaks unasked. */
export const settings: Command = {
  name: 'settings',
  usage: 'settings [in:]',
  summary: "a form for the story's title, time zone, who may see it, house rules, digest and reminders",
  group: 'Stories',
  opensForm: true,

  async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
    const sight = await newsroom.access.sight(asker.user);
    const { story: named, rest: typed } = takeStory(rest);
    const story = storyMeant(named ?? (typed.trim() || null), asker.channel, sight);
    if (!story.ok) return story;
    const allowed = await mayManage(asker.user, story.value, newsroom, 'change its settings');
    if (!allowed.ok) return allowed;
    const memory = { story: story.value.id, channel: asker.channel, kind: await kindOf(story.value, newsroom) };
    return done({ do: 'open', view: settingsForm(memory, fieldsOf(story.value), []) });
  },
};

/** Saves the settings, checked again: the form may outlive its sender's right to them. */
export const submitSettings: Form = {
  callback: SETTINGS_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const memory = memoryShape.parse(JSON.parse(form.metadata));
    const story = await storyOfForm(memory.story as StoryId, form.user, newsroom);
    if (!story.ok) return story;
    const errors = problemsIn(form);
    if (Object.keys(errors).length > 0) return done({ do: 'errors', errors });
    // What became of the channel since the form was opened is not what its sender accepts.
    const kind = await kindOf(story.value, newsroom);
    const accepted = kind !== null && kind === memory.kind ? kind : undefined;
    const saved = await newsroom.store.stories.settle(story.value.id, read(form), form.user, newsroom.now(), accepted);
    if (!saved.ok) return saved;
    const text = `: the settings of ${saved.value.key} are saved.`;
    return done({
      do: 'close',
      say: {
        text: escapeMrkdwn(`${steady(saved.value.title)}${text}`),
        blocks: [rich(section(bold(steady(saved.value.title)), text))],
      },
      channel: memory.channel as ChannelId | null,
    });
  },

  redraw: async (form, problems) =>
    settingsForm(memoryShape.parse(JSON.parse(form.metadata)), (block) => form.field(block), problems),
};

/** What its channel is now; `null` where nobody can tell. */
async function kindOf({ channel }: Story, { workspace }: Newsroom): Promise<ChannelKind | null> {
  const seen = channel && (await workspace.channel(channel));
  return seen && seen.kind !== 'direct' ? seen.kind : null;
}

async function storyOfForm(id: StoryId, user: UserId, newsroom: Newsroom): Promise<Outcome<Story>> {
  const story = (await newsroom.access.sight(user)).stories.find((seen) => seen.id === id);
  if (!story) return refuse({ code: 'no_longer_here' });
  const allowed = await mayManage(user, story, newsroom, 'change its settings');
  return allowed.ok ? done(story) : allowed;
}

function settingsForm(memory: z.infer<typeof memoryShape>, is: (block: string) => Field, problems: readonly string[]) {
  const chosen = (block: string): string => is(block).chosen[0]?.value ?? '';
  return modal(SETTINGS_FORM, { title: 'Story Settings', submit: 'Save' }, JSON.stringify(memory), [
    ...problemLines(problems),
    ...(memory.kind === 'public' && chosen('openness') === 'closed' ? [rich(section(PUBLIC))] : []),
    input('title', 'Title', textInput('title', is('title').text, { max: TITLE_MAX })),
    input('zone', 'Time zone', textInput('zone', is('zone').text, { max: 60 }), {
      hint: 'An IANA name, like America/New_York or Europe/London.',
    }),
    input('approvals', 'Approvals needed', selectInput('approvals', upTo(APPROVALS_MAX), chosen('approvals')), {
      hint: 'Distinct editors who must approve a claim.',
    }),
    input('four_eyes', "The proposer's own approval", selectInput('four_eyes', FOUR_EYES, chosen('four_eyes'))),
    input('openness', 'Who may see the story', selectInput('openness', OPENNESS, chosen('openness'))),
    input('response_hours', 'Response window', textInput('response_hours', is('response_hours').text, { max: 3 }), {
      hint: 'Hours that somebody has to answer a request for comment, unless it names a deadline.',
    }),
    input('sources', 'Sources for an accusation', selectInput('sources', upTo(SOURCES_MAX), chosen('sources')), {
      hint: 'Independent ones; fewer, and the claim is a gap.',
    }),
    ...rhythmInputs(is),
  ]);
}

/** The numbers from 1 on, to choose from. */
const upTo = (max: number): Choice[] =>
  Array.from({ length: max }, (_, index) => ({ label: String(index + 1), value: String(index + 1) }));

const PUBLIC =
  'Its channel is public: everybody in the workspace can read the cards that stand there. Saving accepts that.';
const FOUR_EYES = [
  { label: 'Never counts (four eyes)', value: 'yes' },
  { label: 'Counts, if the proposer is an editor', value: 'no' },
];
const OPENNESS = [
  { label: 'Every full member (open)', value: 'open' },
  { label: 'Members of its channel only (closed)', value: 'closed' },
];

const fieldsOf =
  (story: Story) =>
  (block: string): Field => {
    const rhythm = rhythmFields(story);
    const texts: Record<string, string> = {
      title: story.title,
      zone: story.zone,
      response_hours: String(story.responseHours),
      ...rhythm.texts,
    };
    const choices: Record<string, string> = {
      approvals: String(story.approvalsNeeded),
      four_eyes: story.fourEyes ? 'yes' : 'no',
      openness: story.openness,
      ...rhythm.choices,
      sources: String(story.sourcesNeeded),
    };
    const value = choices[block];
    return { text: texts[block] ?? '', chosen: value === undefined ? [] : [{ value, label: value }], files: [] };
  };

function problemsIn(form: Submission): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isVisible(form.field('title').text)) problems['title'] = 'Give the story a title.';
  if (!isZone(form.field('zone').text.trim())) {
    problems['zone'] = 'There is no such time zone. Use an IANA name, like America/New_York.';
  }
  const hours = form.field('response_hours').text.trim();
  if (!/^[1-9]\d*$/u.test(hours) || Number(hours) > RESPONSE_HOURS_MAX) {
    problems['response_hours'] = `Give whole hours, from 1 to ${RESPONSE_HOURS_MAX}.`;
  }
  return { ...problems, ...rhythmProblems(form) };
}

function read(form: Submission): StorySettings {
  const chosen = (block: string): string => form.field(block).chosen[0]?.value ?? '';
  return {
    title: form.field('title').text.trim(),
    zone: form.field('zone').text.trim(),
    approvalsNeeded: Number(chosen('approvals')),
    fourEyes: chosen('four_eyes') !== 'no',
    openness: chosen('openness') === 'closed' ? 'closed' : 'open',
    ...readRhythm(form),
    responseHours: Number(form.field('response_hours').text.trim()),
    sourcesNeeded: Number(chosen('sources')),
  };
}
