import { ARTICLE_CHARACTERS_MAX, type ArticleText, type FileProblem } from '../domain/article.ts';
import type { DocumentRead } from './document.ts';
import type { Kind } from './kind-of-file.ts';
import { joinParagraphs } from './paragraphs.ts';

/** What became of a file, ready to be sent to another process. */
export type Reading =
  | { readonly ok: true; readonly article: ArticleText }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads a file in this process, for as long and with as much memory as it takes: see `openApart`.
 * The parser of its kind is loaded here, and no other.
 *
 * @param charset - the encoding that came with the file, if one did
 */
export async function readDocument(kind: Kind, charset: string | null, bytes: Uint8Array): Promise<Reading> {
  const read = await parse(kind, charset, bytes).catch((): DocumentRead => ({ ok: false, problem: 'broken' }));
  if (!read.ok) return read;
  const { paragraphs, ...rest } = read.document;
  const text = joinParagraphs(paragraphs);
  if (text.length > ARTICLE_CHARACTERS_MAX) return { ok: false, problem: 'too_long' };
  return /[\p{L}\p{N}]/u.test(text) ? { ok: true, article: { text, ...rest } } : { ok: false, problem: 'no_text' };
}

async function parse(kind: Kind, charset: string | null, bytes: Uint8Array): Promise<DocumentRead> {
  switch (kind) {
    case 'text':
      return (await import('./read-plain.ts')).readPlain(bytes, charset);
    case 'html':
      return (await import('./read-html.ts')).readHtml(bytes, charset);
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes);
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes);
  }
}
