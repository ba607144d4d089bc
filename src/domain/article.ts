/** What an article prints, and what it says of itself; `null` where it does not say. */
export interface ArticleText {
  /** Paragraphs, with an empty line between two of them; up to `ARTICLE_CHARACTERS_MAX` UTF-16 units. */
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** As printed, or ISO. */
  readonly published: string | null;
  readonly link: string | null;
}

/** A file as somebody handed it over. */
export interface ArticleFile {
  readonly name: string;
  /** May name the encoding, as in `text/html; charset=utf-8`. */
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

/** Larger than any article; a newspaper's whole PDF edition may be larger. */
export const FILE_BYTES_MAX = 20_000_000;
/** A page without its pictures is a tenth of this. */
export const LINK_BYTES_MAX = 5_000_000;
/** Twice a long novel. */
export const ARTICLE_CHARACTERS_MAX = 2_000_000;

/** Why a file gave no text. `too_slow`, `too_heavy`: it took more time or memory than a file may. */
export type FileProblem =
  | 'too_large'
  | 'too_long'
  | 'other_kind'
  | 'encrypted'
  | 'no_text'
  | 'too_slow'
  | 'too_heavy'
  | 'broken';

/** Why a link gave no text. `off`: whoever runs the desk did not allow it; `private`: it leads to no public address. */
export type LinkProblem =
  | 'off'
  | 'not_a_link'
  | 'private'
  | 'no_answer'
  | 'too_slow'
  | 'too_large'
  | 'other_kind'
  | 'too_many_turns'
  | 'said_no';
