import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input, modal, searchInput, textInput } from '../block-kit/form.ts';
import { MEANS_MAX } from '../domain/request.ts';
import type { Story } from '../domain/story.ts';
import type { Field } from '../feature.ts';
import { WHEN_MAX } from './claim-form.ts';

export const ASK_FORM = 'request.form.submit';
export const WHOM_SELECT = 'request.form.whom';

/** What the form carries besides its inputs. */
export const askFormMemory = z.object({
  story: z.number().int(),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
});
export type AskFormMemory = z.infer<typeof askFormMemory>;

/** The form's inputs by `block_id`. */
export type AskBlock = 'whom' | 'claim' | 'means' | 'deadline';

const REFERENCE_MAX = 30;

/** The form for a request for comment. @param notes - lines on top */
export function askForm(
  memory: AskFormMemory,
  { key, zone, responseHours }: Pick<Story, 'key' | 'zone' | 'responseHours'>,
  is: (block: AskBlock) => Field,
  notes: readonly KnownBlock[],
): ModalView {
  const hours = responseHours === 1 ? 'an hour' : `${responseHours} hours`;
  return modal(ASK_FORM, { title: 'Request for Comment', submit: 'Log Request' }, JSON.stringify(memory), [
    ...notes,
    input('whom', 'Whom', searchInput(WHOM_SELECT, is('whom').chosen[0] ?? null, 'Type a name on file')),
    input('claim', 'About which claim', textInput('claim', is('claim').text, { max: REFERENCE_MAX }), {
      hint: `Its reference, like ${key}-12, or its number alone.`,
    }),
    input('means', 'How', textInput('means', is('means').text, { max: MEANS_MAX }), {
      hint: 'Like “e-mail” or “phone”.',
    }),
    input('deadline', 'Deadline', textInput('deadline', is('deadline').text, { max: WHEN_MAX }), {
      optional: true,
      hint: `As people write it: 17:00, tomorrow noon, Friday. Left empty: ${hours} from now. Time zone: ${zone}.`,
    }),
  ]);
}
