import { z } from 'zod';
import { checkView } from '../blocks/check-view.ts';
import { withIds } from '../blocks/walk.ts';
import { enteredValues } from '../entered-values.ts';
import type { Interaction } from '../interactions.ts';
import { LIMITS } from '../limits.ts';
import type { View } from '../state/records.ts';
import type { ViewContent } from '../state/views.ts';
import { viewOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { invalid } from './content.ts';
import { ApiError, type Method, method, structure } from './method.ts';
import { personFor } from './places.ts';

const opening = { trigger_id: z.string(), view: structure };
const updating = {
  view: structure,
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
};

/** `views.*`: modals and Home. */
export const views: Method[] = [
  method('views.open', { args: opening }, (args, workspace) => {
    const content = readView(args.view, 'modal', workspace);
    const interaction = traded(args.trigger_id, workspace);
    return told(shown(workspace.views.open(interaction.person, content), interaction), workspace);
  }),

  method('views.push', { args: opening }, (args, workspace) => {
    const content = readView(args.view, 'modal', workspace);
    const interaction = traded(args.trigger_id, workspace);
    if (!interaction.view) throw new ApiError('not_found');
    const view = workspace.views.push(interaction.person, content);
    if (!view) throw new ApiError('push_limit_reached');
    return told(shown(view, interaction), workspace);
  }),

  method('views.update', { args: updating }, (args, workspace) => {
    const by = args.view_id ? { id: args.view_id } : { externalId: args.external_id ?? '' };
    const view = workspace.views.find(by);
    if (!view) throw new ApiError('not_found');
    const content = readView(args.view, view.type, workspace, view);
    if (args.hash && args.hash !== view.hash) throw new ApiError('hash_conflict');
    workspace.views.update(view, content);
    return told(view, workspace);
  }),

  method(
    'views.publish',
    { args: { user_id: z.string(), view: structure, hash: z.string().optional() } },
    (args, workspace) => {
      const person = personFor(args.user_id, workspace);
      const old = workspace.views.home(person.id);
      const content = readView(args.view, 'home', workspace, old);
      if (args.hash && old && args.hash !== old.hash) throw new ApiError('hash_conflict');
      return told(workspace.views.publish(person.id, content), workspace);
    },
  ),
];

/** Reads a view, gives its blocks ids, and refuses what Slack would. Shared with answers to submissions. */
export function readView(given: unknown, type: View['type'], workspace: Workspace, own?: View): ViewContent {
  const { view, problems } = checkView(given);
  if (view === null) throw invalid('invalid_arguments', problems);
  if (view.type !== type) {
    throw invalid('invalid_arguments', [{ message: `must be of type ${type}`, pointer: '/view/type' }]);
  }
  if (Buffer.byteLength(JSON.stringify(given)) > LIMITS.viewBytes) throw new ApiError('view_too_large');
  const namesake = view.external_id ? workspace.views.find({ externalId: view.external_id }) : undefined;
  if (namesake && namesake !== own) throw new ApiError('duplicate_external_id');
  return { ...view, blocks: withIds(view.blocks, () => workspace.ledger.nextId('b')) };
}

function traded(triggerId: string, workspace: Workspace): Interaction {
  const interaction = workspace.interactions.exchange(triggerId);
  if (typeof interaction === 'string') throw new ApiError(interaction);
  return interaction;
}

function shown(view: View, interaction: Interaction): View {
  interaction.views.push(view);
  return view;
}

const told = (view: View, workspace: Workspace) => ({ view: viewOnWire(view, workspace, enteredValues(view)) });
