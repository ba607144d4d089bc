import { steady } from '../block-kit/escape.ts';
import type { ActorChoice, Named } from '../domain/claim.ts';
import { explain } from '../domain/outcome.ts';
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
  readonly errors: Pick<ClaimErrors, 'speaker' | 'about'>;
}

/** Reads the speaker and those whom the claim is about. Names on file are a story's own. */
export async function readCast(form: Submission, story: Story, newsroom: Newsroom): Promise<CastRead> {
  const known = await newsroom.store.actors.names({ only: [story.id] });
  const isHere = ({ choice }: ChosenActor): boolean => 'name' in choice || known.some(({ id }) => id === choice.id);
  const read = (block: string): Promise<(ChosenActor | null)[]> =>
    Promise.all(form.field(block).chosen.map(({ value }) => readChoice(value, newsroom)));

  const [speaker] = await read('speaker');
  const about = await read('about');
  const there = [speaker, ...about].filter((one) => one !== null && one !== undefined);
  const wrong = speaker && isHere(speaker) ? await nearDuplicate(speaker, story, newsroom) : missing(speaker);
  const wrongAbout = about.every((one) => one && isHere(one))
    ? await firstNearDuplicate(about, story, newsroom)
    : 'One of these names is not in this story. Choose it again.';
  return {
    speaker: speaker && wrong === null ? speaker.choice : null,
    about: about.flatMap((one) => (one ? [one.choice] : [])),
    speakerName: speaker ? nameOf(speaker.choice, known) : '',
    names: there.map(({ choice }) => nameOf(choice, known)),
    errors: {
      ...(wrong === null ? {} : { speaker: wrong }),
      ...(wrongAbout === null ? {} : { about: wrongAbout }),
    },
  };
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
