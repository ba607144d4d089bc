import { LIMITS } from '../limits.ts';
import type { Ledger } from './ledger.ts';
import type { EnteredValue, View } from './records.ts';

/** A view as an app gave it, checked, before it is open before somebody. */
export type ViewContent = Omit<
  View,
  'id' | 'hash' | 'person' | 'root_view_id' | 'previous_view_id' | 'entered' | 'errors'
>;

/** The modals and Home tabs that are open now. A person's modals form a stack of at most three. */
export class Views {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The person's modals, the one they see last. */
  stack(person: string): View[] {
    return this.#ledger.state.modals[person] ?? [];
  }

  top(person: string): View | undefined {
    return this.stack(person).at(-1);
  }

  home(person: string): View | undefined {
    return this.#ledger.state.homes[person];
  }

  /** An open view by its id, or by the `external_id` that the app gave it. */
  find(by: { id?: string; externalId?: string }): View | undefined {
    const open = [...Object.values(this.#ledger.state.modals).flat(), ...Object.values(this.#ledger.state.homes)];
    return open.find((view) => (by.id ? view.id === by.id : view.external_id === by.externalId));
  }

  /** Opens a modal in place of whatever the person had open. */
  open(person: string, content: ViewContent): View {
    const id = this.#ledger.nextId('V');
    return this.#put(person, [], this.#made(person, id, content, id, null));
  }

  /** @returns `null` when the stack is full */
  push(person: string, content: ViewContent): View | null {
    const below = this.stack(person);
    if (below.length >= LIMITS.viewStack) return null;
    const id = this.#ledger.nextId('V');
    const root = below[0]?.root_view_id ?? id;
    return this.#put(person, below, this.#made(person, id, content, root, below.at(-1)?.id ?? null));
  }

  /** Draws a view anew. What the person typed stays wherever the input is still there under the same ids. */
  update(view: View, content: ViewContent): void {
    const stillThere = new Set(content.blocks.map((block) => block.block_id));
    const entered = Object.fromEntries(Object.entries(view.entered).filter(([block]) => stillThere.has(block)));
    Object.assign(view, content, { hash: this.#hash(), entered, errors: {} });
    this.changed(view);
  }

  publish(person: string, content: ViewContent): View {
    const old = this.home(person);
    const id = old?.id ?? this.#ledger.nextId('V');
    const view = this.#made(person, id, content, id, null);
    this.#ledger.state.homes[person] = view;
    this.#ledger.changed({ kind: 'home', person });
    return view;
  }

  enter(view: View, block: string, action: string, value: EnteredValue): void {
    view.entered[block] = { ...view.entered[block], [action]: value };
  }

  /** Closes the view and those pushed on it; the one below shows again. */
  close(view: View): void {
    const stack = this.stack(view.person);
    const place = stack.indexOf(view);
    this.#ledger.state.modals[view.person] = place < 0 ? stack : stack.slice(0, place);
    this.#ledger.changed({ kind: 'view', person: view.person });
  }

  clear(person: string): void {
    this.#ledger.state.modals[person] = [];
    this.#ledger.changed({ kind: 'view', person });
  }

  changed(view: View): void {
    this.#ledger.changed({ kind: view.type === 'home' ? 'home' : 'view', person: view.person });
  }

  #put(person: string, below: View[], view: View): View {
    this.#ledger.state.modals[person] = [...below, view];
    this.#ledger.changed({ kind: 'view', person });
    return view;
  }

  #made(person: string, id: string, content: ViewContent, root: string, previous: string | null): View {
    const place = { id, person, hash: this.#hash(), root_view_id: root, previous_view_id: previous };
    return { ...content, ...place, entered: {}, errors: {} };
  }

  #hash(): string {
    return `${Math.trunc(this.#ledger.now() / 1_000)}.${this.#ledger.nextId('h').toLowerCase()}`;
  }
}
