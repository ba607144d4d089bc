/** A 32-bit FNV-1a hash of a text's UTF-16 units (isthe.com/chongo/tech/comp/fnv). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Mixes a template's number with one value; the upper bits are the good ones (constants of MurmurHash3). */
export function mix(template: number, one: number): number {
  let hash = Math.imul(one ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

/** Mixes in one value more. */
export function mixMore(hash: number, other: number): number {
  let more = Math.imul(hash ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  more ^= more >>> 14;
  more = Math.imul(more, 0xc2b2ae35);
  return more ^ (more >>> 15);
}
