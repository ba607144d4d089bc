import { likelyCues } from '../src/extract/candidates.ts';
import { Features } from '../src/extract/features.ts';
import { RoleFeatures, roleStep } from '../src/extract/role-features.ts';
import type { TagKinds } from '../src/extract/tag-kinds.ts';
import { TOKEN, type Window, windowOf } from '../src/extract/window.ts';
import type { GoldTokens, Lesson } from './prepare.ts';
import type { Sequences } from './sequences.ts';

/**
 * Lays a sequence for each marked attribution, around its cue as the first look found it, or else as it was marked.
 *
 * @param look - the first look's chances, made by a model that has not seen this article
 */
export function layRoles(
  { reading, sight, gold }: Lesson,
  look: Float32Array,
  kinds: TagKinds,
  into: Sequences,
): number[] {
  const laid = new RoleFeatures(reading, sight, kinds, look);
  const features = new Features();
  const cues = likelyCues(look, reading);
  return gold.flatMap((one) => {
    const [marked] = one.cue;
    if (marked === undefined) return [];
    const cue = cues.find(([head]) => head !== undefined && one.cue.includes(head)) ?? firstRun(one.cue);
    const [head = marked] = cue;
    const window = windowOf(reading, head);
    const labels = rolesIn(window, one);
    const end = (cue.at(-1) ?? head) + 1;
    laid.lay(window, head, end, features, (unit) => {
      into.push(features.hashes, features.count, labels[unit] ?? 0, roleStep(window, unit, end));
    });
    return [into.finish()];
  });
}

const firstRun = (tokens: readonly number[]): number[] => tokens.filter((at, n) => at === (tokens[0] ?? 0) + n);

/** The role of each unit; a quotation is content when most of it was marked. */
function rolesIn(window: Window, { source, content }: GoldTokens): Uint8Array {
  const [sources, contents] = [new Set(source), new Set(content)];
  const roles = new Uint8Array(window.count);
  for (let unit = 0; unit < window.count; unit += 1) {
    const [first, end] = [window.firsts[unit] ?? 0, window.ends[unit] ?? 0];
    let marked = 0;
    for (let at = first; at < end; at += 1) if (contents.has(at)) marked += 1;
    if (marked * 2 > end - first) roles[unit] = 3;
    else if (window.kinds[unit] === TOKEN && sources.has(first))
      roles[unit] = (roles[unit - 1] ?? 0) === 1 || roles[unit - 1] === 2 ? 2 : 1;
  }
  return roles;
}
