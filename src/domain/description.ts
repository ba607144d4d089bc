/**
 * Whether a speaker is surely somebody but nobody by name: "a senior official", "two people familiar with the matter".
 * What an unnamed speaker may be called in print goes by this: a name must never pass for a description, "A.G.
 * Sulzberger" included.
 */
export const isUnnamed = (speaker: string): boolean =>
  /^(?:(?:an?|one|two|three|several|some)\s|(?:people|officials|sources|someone|somebody)\b)/iu.test(speaker.trim());

/**
 * Whether a speaker is, or may well be, a description rather than a name: "the person briefed on it", "Western
 * diplomats", "campaign aide". Who knows the identity is asked for by this: to ask once too often costs one choice, and
 * not to ask leaves a source whom nobody can vouch for.
 */
export function isDescription(speaker: string): boolean {
  const words = speaker.trim();
  // Whoever writes descriptions often begins them with a capital.
  const begun = words.charAt(0).toLowerCase() + words.slice(1);
  return isUnnamed(words) || isLowerCase(words) || DETERMINED.test(begun) || ROLE.test(begun);
}

/** "campaign aide"; names have a capital somewhere, "steven cheung" aside. */
const isLowerCase = (words: string): boolean => /\p{Ll}/u.test(words) && !/\p{Lu}/u.test(words);

/** "the person briefed on it", "many in the Senate"; "The New York Times" is a name. */
const DETERMINED =
  /^(?:the|another|both|four|five|six|seven|eight|nine|ten|few|many|most|multiple|numerous|other|various)\s+\p{Ll}/u;

/** "Senior U.S. official", "Aides to the senator"; "Trump adviser Jason Miller" goes on with a name. */
const ROLE =
  /(?<![\p{L}-])(?:person|people|(?:advis[eo]r|agent|aide|analyst|colleague|diplomat|employee|executive|expert|insider|investigator|lawmaker|lawyer|member|officer|official|operative|prosecutor|source|staffer)s?)(?=$|,|\s+\p{Ll})/u;
