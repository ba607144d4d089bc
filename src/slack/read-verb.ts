/** A `/story` line, taken apart: the verb in its plain form, and the rest exactly as typed. */
export interface Line {
  readonly verb: string;
  readonly rest: string;
}

/** Hyphens and dashes that clients and keyboards put for `-` (`who–said`). */
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF]/gu;

/** Reads the verb that a line begins with; an empty line asks for help. */
export function readVerb(text: string): Line {
  const [, word = '', rest = ''] = /^[\s\u200B-\u200F\u2060\uFEFF]*(\S*)\s*([\s\S]*?)\s*$/u.exec(text) ?? [];
  const verb = word.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').toLowerCase();
  return { verb: verb === '' ? 'help' : verb, rest };
}

/** Mistakes that still point to one verb. */
const EDITS_MAX = 2;

/** The verb that somebody most likely meant; `null` when none is near. */
export function nearestVerb(asked: string, verbs: Iterable<string>): string | null {
  let nearest: string | null = null;
  let fewest = EDITS_MAX + 1;
  for (const verb of verbs) {
    const edits = asked.length > 1 && verb.startsWith(asked) ? 1 : editDistance(asked, verb);
    // In a short word two mistakes leave nothing to go by.
    if (edits < fewest && edits < Math.min(asked.length, verb.length) - 1) [nearest, fewest] = [verb, edits];
  }
  return nearest;
}

/** Levenshtein's distance: letters to add, drop or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
