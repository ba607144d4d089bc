/** What the later steps ask of a part of speech. */
export interface TagKinds {
  readonly isVerb: Uint8Array;
  readonly isNoun: Uint8Array;
  readonly isName: Uint8Array;
  /** Names of people only. */
  readonly isPerson: Uint8Array;
  /** Names of organizations only. */
  readonly isBody: Uint8Array;
  /** Names of places only. */
  readonly isPlace: Uint8Array;
  readonly isPronoun: Uint8Array;
  readonly isAdverb: Uint8Array;
  readonly isAdjective: Uint8Array;
}

/** Groups the tagger's tags (Penn Treebank; NNP-P, -O, -L for people, organizations, places). */
export function tagKinds(tags: readonly string[]): TagKinds {
  const which = (pattern: RegExp) => Uint8Array.from(tags, (tag) => (pattern.test(tag) ? 1 : 0));
  return {
    isVerb: which(/^VB/u),
    isNoun: which(/^NN/u),
    isName: which(/^NNP/u),
    isPerson: which(/^NNP-P/u),
    isBody: which(/^NNP-O/u),
    isPlace: which(/^NNP-L/u),
    isPronoun: which(/^(?:PRP|WP)$/u),
    isAdverb: which(/^(?:RB|RBR|RBS)$/u),
    isAdjective: which(/^JJ$/u),
  };
}
