import type { Word } from './words.ts';

/** In any English text of some length, about four words in ten. */
const COMMON = new Set(
  `the of and to in a that is for it on was he with as his be at by i this had not are but from or have an they which you
   were her all she there would their we him been has when who will more no if out so said what up its about than into
   them can only other time new some could these two may then do first any my now such like our over me even after also
   did many must before through back years where much your way well down should because each just those people how too
   mr`.split(/\s+/u),
);
/** Below this share a text of words is in another language, or a list. */
const SHARE_MIN = 0.15;
/** Too few words to tell. */
const WORDS_MIN = 12;
/** Words looked at, spread over the text. */
const SAMPLE = 2_000;

/** Whether a text is written in English, by its commonest words; a text too short to tell is taken for English. */
export function isEnglish(words: readonly Word[]): boolean {
  const step = Math.max(1, Math.floor(words.length / SAMPLE));
  let [common, all] = [0, 0];
  for (let at = 0; at < words.length; at += step) {
    const text = words[at]?.text ?? '';
    if (!/^\p{L}/u.test(text)) continue;
    all += 1;
    if (COMMON.has(text)) common += 1;
  }
  return all < WORDS_MIN || common / all >= SHARE_MIN;
}
