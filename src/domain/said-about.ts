import type { Named, Stance, Version } from './claim.ts';

/** What one actor said about another in one way: all claims with that speaker, that stance, and that actor in `about`. */
export interface SaidAbout {
  readonly speaker: Named;
  readonly about: Named;
  readonly stance: Stance;
  /** In the order given. */
  readonly claims: readonly Version[];
}

/** Who said what about whom: most claims first. A claim about several actors counts for each, one about nobody for none. */
export function saidAbout(versions: readonly Version[]): SaidAbout[] {
  const lines = new Map<string, SaidAbout & { readonly claims: Version[] }>();
  for (const version of versions) {
    const { speaker, stance } = version;
    for (const about of version.about) {
      const key = `${speaker.id} ${about.id} ${stance}`;
      const line = lines.get(key) ?? { speaker, about, stance, claims: [] };
      if (line.claims.at(-1) !== version) line.claims.push(version);
      lines.set(key, line);
    }
  }
  return [...lines.values()].sort((a, b) => b.claims.length - a.claims.length);
}
