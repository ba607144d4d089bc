import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomNode, parseHTML } from 'linkedom';
import { decodeText } from './decode-text.ts';
import type { DocumentRead } from './document.ts';
import { metadataOf } from './page-metadata.ts';
import { cleanLine } from './paragraphs.ts';

/** A long article's page has some thousands; twenty times that is no article's. */
const ELEMENTS_MAX = 100_000;
/** A page names its encoding in its first 1,024 bytes (HTML standard, 4.2.5.4). */
const CHARSET_MAX = 1_024;

/** Never part of what an article prints. */
const UNPRINTED = 'script, style, template, noscript, nav, dialog, button, select, textarea, iframe, object, svg, math';
/** Banners and asides, under whatever name the page's makers gave them. */
const BANNERS = [
  '[hidden], [aria-hidden="true"], [role="navigation"], [role="dialog"], [role="alertdialog"], [role="search"]',
  '[id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [class*="newsletter" i]',
].join(', ');
/** What is longer is no banner, but a page whose class names them. */
const BANNER_CHARACTERS_MAX = 2_000;

/** Elements that stand on lines of their own. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DETAILS|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TFOOT|THEAD|TR|UL)$/u;

/** Reads a web page: its article, without what surrounds it; or all of its text where no article is found in it. */
export function readHtml(bytes: Uint8Array, charset: string | null): DocumentRead {
  const html = decodeText(bytes, charset ?? ownCharset(bytes));
  if (html === null) return { ok: false, problem: 'other_kind' };
  if ((html.match(/<[a-z]/giu)?.length ?? 0) > ELEMENTS_MAX) return { ok: false, problem: 'too_heavy' };
  const { document } = parseHTML(withBody(html));
  const metadata = metadataOf(document);
  const named = cleanLine(document.querySelector('title')?.textContent);
  for (const element of [...document.querySelectorAll(UNPRINTED)]) element.remove();
  for (const element of [...document.querySelectorAll(BANNERS)]) if (isBanner(element)) element.remove();
  const whole = document.body === null ? [] : paragraphsIn(document.body);
  const article = findArticle(document);
  const found = article?.content ? paragraphsIn(article.content) : [];
  return {
    ok: true,
    document: {
      paragraphs: found.length > 0 ? found : whole,
      ...metadata,
      title: metadata.title ?? cleanLine(article?.title) ?? named,
      author: byName(metadata.author ?? cleanLine(article?.byline)),
    },
  };
}

/** The parser wants a root: a piece of a page gets one. */
const withBody = (html: string): string =>
  /<(?:html|body|head)[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;

function ownCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, CHARSET_MAX));
  return /<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{1,40})/iu.exec(start)?.[1] ?? null;
}

function isBanner(element: DomNode): boolean {
  if (/^(?:HTML|BODY|MAIN|ARTICLE)$/u.test(element.nodeName)) return false;
  return (element.textContent ?? '').length <= BANNER_CHARACTERS_MAX;
}

function findArticle(document: DomDocument) {
  if (document.documentElement === null) return null;
  return new Readability(document, { serializer: (node) => node }).parse();
}

const byName = (byline: string | null): string | null => byline?.replace(/^by:?\s+/iu, '') ?? null;

function paragraphsIn(root: DomNode): string[] {
  const paragraphs: string[] = [];
  let open = '';
  const close = () => {
    paragraphs.push(open);
    open = '';
  };
  const walk = (node: DomNode, isKept: boolean) => {
    if (node.nodeType === 3) {
      const text = node.textContent ?? '';
      open += isKept ? text : text.replace(/[\n\r\f]/gu, ' ');
    }
    if (node.nodeType !== 1) return;
    const name = node.nodeName;
    if (name === 'BR') open += '\n';
    if (name === 'TD' || name === 'TH') open += ' ';
    const isBlock = BLOCK.test(name);
    if (isBlock) close();
    for (const child of node.childNodes) walk(child, isKept || name === 'PRE');
    if (isBlock) close();
  };
  walk(root, false);
  close();
  return paragraphs.filter((paragraph) => paragraph.trim() !== '');
}
