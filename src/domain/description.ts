/**
 * Whether a speaker is surely somebody but nobody by name: "a senior official", "two people familiar with the matter".
 * What an unnamed speaker may be called in print goes by this: a name must never pass for a description, "A.G.
 * Sulzberger" included.
 */
export const isUnnamed = (speaker: string): boolean =>
  /^(?:(?:an?|one|two|three|several|some)\s|(?:people|officials|sources|someone|somebody)\b)/iu.test(speaker.trim());
