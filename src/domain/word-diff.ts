/** A run of text that both versions have, or that only one of them has. */
export interface Passage {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many words changed on one side, passages are shown whole: nobody reads a finer difference. */
const CELLS_MAX = 4_000_000;

/**
 * The difference between two texts, word by word. The `same` and `removed` passages joined are the old text, the `same`
 * and `added` ones the new text, byte for byte. What is removed stands before what is added in its place.
 */
export function wordDiff(before: string, after: string): Passage[] {
  const [old, fresh] = [pieces(before), pieces(after)];
  const head = common(old, fresh);
  const tail = Math.min(common(old.toReversed(), fresh.toReversed()), Math.min(old.length, fresh.length) - head);
  const middle = differing(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  return merged([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}

/** Words with the space that follows them: a changed word then takes its space along. */
const pieces = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+\s*|[^\s\p{L}\p{N}\p{M}]\s*/gu) ?? [];

function common(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((piece, index) => piece !== other[index]);
  return end < 0 ? one.length : end;
}

/** Longest common subsequence: texts of claims are short enough for the plain table. */
function differing(old: readonly string[], fresh: readonly string[]): Passage[] {
  if (old.length * fresh.length > CELLS_MAX) return replaced(old, fresh);
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const isSame = old[row] === fresh[column];
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const passages: Passage[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [gone = '', came = ''] = [old[row], fresh[column]];
    if (row < old.length && column < fresh.length && gone === came) {
      passages.push({ kind: 'same', text: gone });
      [row, column] = [row + 1, column + 1];
    } else if (column >= fresh.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      passages.push({ kind: 'removed', text: gone });
      row += 1;
    } else {
      passages.push({ kind: 'added', text: came });
      column += 1;
    }
  }
  return passages;
}

const replaced = (old: readonly string[], fresh: readonly string[]): Passage[] => [
  { kind: 'removed', text: old.join('') },
  { kind: 'added', text: fresh.join('') },
];

/** Joins neighbours of one kind; between two runs that stay the same, what is removed goes before what is added. */
function merged(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of passages) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text !== '') {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
