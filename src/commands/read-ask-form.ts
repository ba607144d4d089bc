import { readDeadline } from '../dates/read-deadline.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { mayAskAbout } from '../domain/request.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, Submission } from '../feature.ts';
import type { NewRequest } from '../store/shelves/request-shelf.ts';
import { readChoice } from './actor-choice.ts';
import type { AskBlock } from './ask-form.ts';
import { claimNamed } from './which-claim.ts';

type Errors = Partial<Record<AskBlock, string>>;

/** A form as sent: a request to log, or a sentence for each field that stands in its way. */
export async function readAskForm(
  form: Submission,
  story: Story,
  newsroom: Newsroom,
): Promise<{ readonly request: NewRequest } | { readonly errors: Errors }> {
  const chosen = await readChoice(form.field('whom').chosen[0]?.value ?? '', newsroom);
  const actor = chosen && 'id' in chosen.choice ? chosen.choice.id : null;
  const sight = await newsroom.access.sight(form.user);
  const about = form.field('claim').text.trim();
  const claim = await claimNamed(about, story, sight, newsroom);
  const asked = claim.ok && claim.value.story.id === story.id ? mayAskAbout(claim.value.versions) : null;
  const means = form.field('means').text.trim();
  const deadline = deadlineIn(form.field('deadline').text.trim(), story, newsroom);
  const errors: Errors = {
    ...(actor === null ? { whom: 'Choose somebody on file in this story.' } : {}),
    ...claimError(claim, asked, story),
    ...(isVisible(means) && means.isWellFormed() ? {} : { means: 'Say how they were asked, like “e-mail”.' }),
    ...(deadline.ok ? {} : { deadline: explain(deadline.refusal) }),
  };
  if (actor === null || !asked?.ok || !deadline.ok || Object.keys(errors).length > 0) return { errors };
  return { request: { story: story.id, claim: asked.value.claim, actor, means, deadline: deadline.value } };
}

function claimError(claim: Outcome<unknown>, asked: Outcome<unknown> | null, { key }: Story): Errors {
  if (!claim.ok) return { claim: explain(claim.refusal) };
  if (asked === null) return { claim: `Give a claim of this story, like ${key}-12.` };
  return asked.ok ? {} : { claim: explain(asked.refusal) };
}

/** A deadline as typed; where nothing is, the end of the story's response window. */
export const deadlineIn = (typed: string, { zone, responseHours }: Story, { now }: Newsroom): Outcome<Instant> =>
  typed === '' ? done(Math.floor(now()) + responseHours * 3_600) : readDeadline(typed, { now: now(), zone });
