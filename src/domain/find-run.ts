/**
 * Where the wanted numbers stand side by side, every time, overlapping ones too (Knuth, Morris and Pratt: each place of
 * the text is looked at twice at most).
 *
 * @returns the first place of each run, ascending
 */
export function runsOf(wanted: readonly number[], text: readonly number[]): number[] {
  const fallbacks = fallbacksOf(wanted);
  const starts: number[] = [];
  let matched = 0;
  for (const [at, value] of text.entries()) {
    while (matched > 0 && wanted[matched] !== value) matched = fallbacks[matched - 1] ?? 0;
    if (wanted[matched] === value) matched += 1;
    if (matched === wanted.length) {
      starts.push(at - matched + 1);
      matched = fallbacks[matched - 1] ?? 0;
    }
  }
  return starts;
}

/** For each prefix, how much of its end is a beginning again. */
function fallbacksOf(wanted: readonly number[]): number[] {
  const fallbacks = [0];
  for (let at = 1, matched = 0; at < wanted.length; at += 1) {
    while (matched > 0 && wanted[matched] !== wanted[at]) matched = fallbacks[matched - 1] ?? 0;
    if (wanted[matched] === wanted[at]) matched += 1;
    fallbacks.push(matched);
  }
  return fallbacks;
}

/**
 * The closest places where the wanted numbers stand in order, with anything between them.
 *
 * Takes one step for each place of the text and each time the wanted list repeats the number there.
 *
 * @returns one place for each wanted number, ascending; `null` when they never stand in order
 */
export function closestInOrder(wanted: readonly number[], text: readonly number[]): number[] | null {
  const slots = Map.groupBy(wanted.keys(), (slot) => wanted[slot]);
  const lastFirst = new Map([...slots].map(([value, group]) => [value, group.toReversed()]));
  // For each slot, where the latest chain that reaches it began.
  const began = new Array<number>(wanted.length).fill(-1);
  let best: { from: number; to: number } | null = null;
  for (const [at, value] of text.entries()) {
    for (const slot of lastFirst.get(value) ?? []) {
      const from = slot === 0 ? at : (began[slot - 1] ?? -1);
      began[slot] = from;
      if (slot === wanted.length - 1 && from >= 0 && (best === null || at - from < best.to - best.from)) {
        best = { from, to: at };
      }
    }
  }
  return best && placesBackward(wanted, text, best.to);
}

function placesBackward(wanted: readonly number[], text: readonly number[], to: number): number[] {
  const places: number[] = [];
  for (let at = to, slot = wanted.length - 1; slot >= 0 && at >= 0; at -= 1) {
    if (text[at] !== wanted[slot]) continue;
    places.unshift(at);
    slot -= 1;
  }
  return places;
}

/**
 * The shortest stretch that holds every wanted number as often as it is wanted, in any order.
 *
 * @returns first and last place; `null` when the text holds too few
 */
export function closestTogether(wanted: readonly number[], text: readonly number[]): [number, number] | null {
  const open = new Map<number, number>();
  for (const value of wanted) open.set(value, (open.get(value) ?? 0) + 1);
  let missing = wanted.length;
  let best: [number, number] | null = null;
  let from = 0;
  for (const [to, value] of text.entries()) {
    const left = open.get(value);
    if (left === undefined) continue;
    if (left > 0) missing -= 1;
    open.set(value, left - 1);
    for (; missing === 0; from += 1) {
      if (best === null || to - from < best[1] - best[0]) best = [from, to];
      const freed = open.get(text[from] ?? -1);
      if (freed === undefined) continue;
      open.set(text[from] ?? -1, freed + 1);
      if (freed === 0) missing += 1;
    }
  }
  return best;
}
