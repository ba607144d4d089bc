import type { Block } from './block.ts';
import type { Element } from './elements.ts';

/** An element that a person can act on, with the block that holds it. */
export type Placed = { block: Block; element: Element };

/** Every interactive element, in reading order. */
export function elementsIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    if (block.type === 'actions') return block.elements.map((element) => ({ block, element }));
    if (block.type === 'input') return [{ block, element: block.element }];
    if (block.type !== 'section' || !block.accessory || block.accessory.type === 'image') return [];
    return [{ block, element: block.accessory }];
  });
}

/** Every object inside a value, itself included, with the path to it. */
export function* objectsIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ object: Record<string, unknown>; path: readonly PropertyKey[] }> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* objectsIn(inner, [...path, index]);
    return;
  }
  const object: Record<string, unknown> = { ...value };
  yield { object, path };
  for (const [key, inner] of Object.entries(object)) yield* objectsIn(inner, [...path, key]);
}

/** Gives every block and element that came without an id one of its own, as Slack does. */
export function withIds(blocks: readonly Block[], makeId: () => string): Block[] {
  const filled = structuredClone(blocks.slice());
  for (const one of filled) one.block_id ??= makeId();
  for (const { element } of elementsIn(filled)) element.action_id ??= makeId();
  return filled;
}
