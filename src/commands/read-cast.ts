import { steady } from '../block-kit/escape.ts';
import { DESCRIPTION_MAX } from '../domain/actor.ts';
import { HALF_CHARACTER } from '../domain/check-draft.ts';
import type { ActorChoice, Named } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, Submission } from '../feature.ts';
import { type ChosenActor, readChoice } from './actor-choice.ts';
import type { ClaimErrors } from './claim-form.ts';
import { actorsLike } from './which-actor.ts';

/** Who takes part in a claim, as chosen in its form, and what is wrong with the choice. */
export interface CastRead {
  /** `null` where the error says why. */
  readonly speaker: ActorChoice | null;
  readonly about: readonly ActorChoice[];
  /** The speaker's name; empty where nobody, or nobody known, is chosen. */
  readonly speakerName: string;
  /** The names of all. */
  readonly names: readonly string[];
  readonly errors: Pick<ClaimErrors, 'speaker' | 'about' | 'apart'>;
}

/** Reads the speaker and those whom the claim is about. Names on file are a story's own. */
export async function readCast(form: Submission, story: Story, newsroom: Newsroom): Promise<CastRead> {
  const known = await newsroom.store.actors.names({ only: [story.id] });
  const isHere = ({ choice }: ChosenActor): boolean => 'name' in choice || known.some(({ id }) => id === choice.id);
  const read = (block: string): Promise<(ChosenActor | null)[]> =>
    Promise.all(form.field(block).chosen.map(({ value }) => readChoice(value, newsroom)));

  const [chosen] = await read('speaker');
  const [first, ...about] = toldApartIn([chosen ?? null, ...(await read('about'))], form.field('apart').text);
  const speaker = chosen === undefined ? undefined : first;
  const there = [speaker, ...about].filter((one) => one !== null && one !== undefined);
  const wrong = speaker && isHere(speaker) ? await nearDuplicate(speaker, story, newsroom) : missing(speaker);
  const wrongAbout = about.every((one) => one && isHere(one))
    ? await firstNearDuplicate(about, story, newsroom)
    : 'One of these names is not in this story. Choose it again.';
  const wrongApart = apartProblem([speaker, ...about]);
  return {
    speaker: speaker && wrong === null ? speaker.choice : null,
    about: about.flatMap((one) => (one ? [one.choice] : [])),
    speakerName: speaker ? nameOf(speaker.choice, known) : '',
    names: there.map(({ choice }) => nameOf(choice, known)),
    errors: {
      ...(wrong === null ? {} : { speaker: wrong }),
      ...(wrongAbout === null ? {} : { about: wrongAbout }),
      ...(wrongApart === null ? {} : { apart: wrongApart }),
    },
  };
}

/** Gives each name that is another of its kind its own line of what was typed to tell them apart. */
function toldApartIn(chosen: readonly (ChosenActor | null)[], typed: string): (ChosenActor | null)[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .values();
  return chosen.map((one) => {
    if (!one?.another || !('name' in one.choice)) return one;
    const line = lines.next();
    return line.done ? one : { ...one, choice: { ...one.choice, apart: line.value } };
  });
}

/** What is still to be said of those who share a name. */
function apartProblem(chosen: readonly (ChosenActor | null | undefined)[]): string | null {
  for (const one of chosen) {
    if (!one?.another || !('name' in one.choice)) continue;
    const { name, apart } = one.choice;
    if (apart === undefined || !isVisible(apart)) {
      return `Say what tells this ${steady(name)} from the one on file, like “the senator”.`;
    }
    if (!apart.isWellFormed()) return HALF_CHARACTER;
    if (apart.length > DESCRIPTION_MAX) return `What tells them apart has up to ${DESCRIPTION_MAX} characters.`;
  }
  return null;
}

function missing(speaker: ChosenActor | null | undefined): string {
  if (speaker === undefined) return 'Say who said it.';
  return speaker === null ? 'That name is no longer here. Choose it again.' : explain({ code: 'no_such_actor' });
}

/** A new name much like one on file is pointed out, once: chosen again, it stands. */
async function nearDuplicate({ choice, kept }: ChosenActor, story: Story, newsroom: Newsroom): Promise<string | null> {
  if (kept || !('name' in choice)) return null;
  const { whole, near } = await actorsLike(choice.name, { only: [story.id] }, newsroom);
  const [nearest] = near;
  if (whole.length > 0 || !nearest) return null;
  return `Did you mean ${steady(nearest.name)}? Choose that name, or type “${steady(choice.name)}” again and choose it under “Not on file”.`;
}

async function firstNearDuplicate(
  chosen: readonly (ChosenActor | null)[],
  story: Story,
  newsroom: Newsroom,
): Promise<string | null> {
  for (const one of chosen) {
    const wrong = one && (await nearDuplicate(one, story, newsroom));
    if (wrong) return wrong;
  }
  return null;
}

const nameOf = (choice: ActorChoice, known: readonly Named[]): string =>
  'name' in choice ? choice.name : (known.find(({ id }) => id === choice.id)?.name ?? '');
