import type { ArticleText, FileProblem } from '../domain/article.ts';

/** What a parser found in a file: `text` still in paragraphs, as they came. */
export interface DocumentText extends Omit<ArticleText, 'text'> {
  readonly paragraphs: readonly string[];
}

/** What became of a file. */
export type DocumentRead =
  | { readonly ok: true; readonly document: DocumentText }
  | { readonly ok: false; readonly problem: FileProblem };

/** A file that says nothing. */
export const nothing: DocumentText = {
  paragraphs: [],
  title: null,
  outlet: null,
  author: null,
  published: null,
  link: null,
};
