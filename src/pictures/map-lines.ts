import type { Named } from '../domain/claim.ts';
import type { SaidAbout } from '../domain/said-about.ts';

/** Actors on each side of a map, and lines between them. */
const SIDE_MAX = 13;
const LINES_MAX = 36;

/** A speaker with all lines that begin at it. */
export interface Speaker {
  readonly actor: Named;
  readonly lines: readonly SaidAbout[];
}

/** What of a story a map has room for. */
export interface Kept {
  readonly speakers: readonly Speaker[];
  readonly about: readonly Named[];
  readonly left: readonly SaidAbout[];
}

/**
 * Those who said most and those of whom most was said, at most thirteen each, with the lines between them: each
 * speaker's longest, then denials, then by their claims.
 */
export function kept(lines: readonly SaidAbout[]): Kept {
  const speakers = mostFirst(lines, ({ speaker }) => speaker).slice(0, SIDE_MAX);
  const about = mostFirst(lines, (line) => line.about).slice(0, SIDE_MAX);
  const fits = (line: SaidAbout): boolean =>
    speakers.some(({ id }) => id === line.speaker.id) && about.some(({ id }) => id === line.about.id);
  const ranked = [...lines.filter(fits)].sort(
    (a, b) => Number(b.stance === 'denial') - Number(a.stance === 'denial') || b.claims.length - a.claims.length,
  );
  // Each speaker's longest line, then the others as far as there is room.
  const first = new Set(
    speakers.flatMap(({ id }) => lines.filter(fits).find(({ speaker }) => speaker.id === id) ?? []),
  );
  const chosen = new Set([...first, ...ranked.filter((line) => !first.has(line))].slice(0, LINES_MAX));
  return {
    speakers: speakers.flatMap((actor) => {
      const own = lines.filter((line) => chosen.has(line) && line.speaker.id === actor.id);
      return own.length > 0 ? [{ actor, lines: own }] : [];
    }),
    about: about.filter(({ id }) => [...chosen].some((line) => line.about.id === id)),
    left: lines.filter((line) => !chosen.has(line)),
  };
}

function mostFirst(lines: readonly SaidAbout[], actorOf: (line: SaidAbout) => Named): Named[] {
  const claims = new Map<number, { actor: Named; count: number }>();
  for (const line of lines) {
    const actor = actorOf(line);
    claims.set(actor.id, { actor, count: (claims.get(actor.id)?.count ?? 0) + line.claims.length });
  }
  return [...claims.values()].sort((a, b) => b.count - a.count).map(({ actor }) => actor);
}
