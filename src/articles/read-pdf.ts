import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { ARTICLE_CHARACTERS_MAX } from '../domain/article.ts';
import { type DocumentRead, nothing } from './document.ts';
import { cleanLine } from './paragraphs.ts';
import { type Line, linesOf } from './pdf-lines.ts';
import { paragraphsOfPages } from './pdf-paragraphs.ts';

/** Nothing is drawn, no font is loaded, no program in the file is run, and nothing is told. */
const QUIET = { verbosity: 0, disableFontFace: true, useSystemFonts: false, isEvalSupported: false, enableXfa: false };

/** Names that programs give without being asked: a file's name, or the program that printed it. */
const NO_TITLE = /^(?:microsoft word\b|untitled|document\s?\d*$|print\b|\S+\.\w{2,5}$)/iu;

/** Reads the text of a PDF; pictures of text, as in a scan, hold none. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentRead> {
  const document = await getDocumentProxy(new Uint8Array(bytes), QUIET).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'PasswordException') return null;
    throw error;
  });
  if (document === null) return { ok: false, problem: 'encrypted' };
  const pages: Line[][] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    const lines = linesOf(items);
    length += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (length > ARTICLE_CHARACTERS_MAX) return { ok: false, problem: 'too_long' };
    pages.push(lines);
    page.cleanup();
  }
  const { info } = await document.getMetadata();
  return { ok: true, document: { ...nothing, paragraphs: paragraphsOfPages(pages), title: titleIn(info) } };
}

function titleIn(info: Readonly<Record<string, unknown>>): string | null {
  const title = cleanLine(z.string().catch('').parse(info['Title']));
  return title === null || NO_TITLE.test(title) ? null : title;
}
