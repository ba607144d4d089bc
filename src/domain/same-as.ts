/** One actor that another turned out to be, by number. */
export interface Merge {
  readonly actor: number;
  readonly into: number;
}

/**
 * Whom each merged actor stands for, at the end of its chain; one that is not merged stands for itself and is not here.
 *
 * @param merges - those that stand: at most one of each actor, and none that leads back to its beginning
 */
export function standsFor(merges: readonly Merge[]): ReadonlyMap<number, number> {
  const next = new Map(merges.map(({ actor, into }) => [actor, into]));
  const last = (actor: number): number => {
    const into = next.get(actor);
    return into === undefined ? actor : last(into);
  };
  return new Map([...next.keys()].map((actor) => [actor, last(actor)]));
}
