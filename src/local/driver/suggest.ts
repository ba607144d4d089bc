import { z } from 'zod';
import { option, optionGroup } from '../blocks/composition.ts';
import type { Placed } from '../blocks/walk.ts';
import { enteredValues } from '../entered-values.ts';
import { LIMITS } from '../limits.ts';
import type { Person } from '../state/records.ts';
import { messageOnWire, viewOnWire } from '../wire.ts';
import { isView, placedIn, type Target } from './press.ts';
import { interactiveBase, type Stage } from './stage.ts';

type OfferedOption = z.infer<typeof option>;

/** What a menu offers for what was typed: in groups, where the app made groups (else one, without a label). */
export type Offered = { label: string; options: OfferedOption[] }[];

const answer = z.union([
  z.strictObject({ options: z.array(option).max(LIMITS.selectOptions) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(LIMITS.optionGroups) }),
]);

/** Types into an external select and returns what the app offers. Below its minimum length Slack does not ask. */
export async function suggest(
  stage: Stage,
  person: Person,
  target: Target,
  which: string | Placed,
  typed: string,
): Promise<Offered> {
  const { workspace } = stage;
  const { block, element } = typeof which === 'string' ? placedIn(target, which) : which;
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new Error(`“${String(which)}” does not ask the app for options: it is a ${element.type}.`);
  }
  // Slack's default, where the element does not say.
  if (typed.length < (element.min_query_length ?? 3)) return [];
  const place = isView(target)
    ? {
        container: { type: 'view', view_id: target.id },
        view: viewOnWire(target, workspace, enteredValues(target)),
      }
    : {
        container: { type: 'message', message_ts: target.ts, channel_id: target.channel, is_ephemeral: false },
        channel: { id: target.channel, name: workspace.channels.get(target.channel).name },
        message: messageOnWire(target, workspace),
      };
  const payload = {
    ...{ type: 'block_suggestion', ...interactiveBase(person, workspace), ...place },
    ...{ action_id: element.action_id, block_id: block.block_id, value: typed },
  };
  const receipt = await stage.tell({ type: 'interactive', payload, accepts_response_payload: true });
  if (!receipt.acked) return [];
  const read = answer.safeParse(receipt.answer);
  if (!read.success) {
    workspace.journal.fault(`options that Slack would not show: ${z.prettifyError(read.error)}`, receipt.answer);
    return [];
  }
  if ('options' in read.data) return [{ label: '', options: read.data.options }];
  return read.data.option_groups.map((group) => ({ label: group.label.text, options: group.options }));
}
