import type { DomDocument } from 'linkedom';
import { z } from 'zod';
import type { ArticleText } from '../domain/article.ts';
import { cleanLine } from './paragraphs.ts';

/** What a page says of its article outside of it. */
export type PageMetadata = Pick<ArticleText, 'title' | 'outlet' | 'author' | 'published' | 'link'>;

const textual = z.string().optional().catch(undefined);
const named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const oneOrMore = z
  .union([named.transform((name) => [name]), z.array(named)])
  .optional()
  .catch(undefined);
/** schema.org: Article, and what it inherits from CreativeWork. */
const Article = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: textual,
  datePublished: textual,
  publisher: oneOrMore,
  author: oneOrMore,
});

/**
 * Reads what a page says of its article: to schema.org's readers (JSON-LD), to Facebook's (Open Graph), and in its own
 * marks. To be read before scripts are taken out.
 */
export function metadataOf(document: DomDocument): PageMetadata {
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const element = document.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      );
      const line = cleanLine(element?.getAttribute('content'));
      if (line !== null) return line;
    }
    return null;
  };
  const article = articleIn(document);
  const time = document.querySelector(
    'article time[datetime], time[pubdate], time[itemprop="datePublished"], time[datetime]',
  );
  const author = meta('author', 'article:author', 'parsely-author', 'dc.creator');
  return {
    title: cleanLine(article?.headline) ?? meta('og:title'),
    outlet: meta('og:site_name') ?? cleanLine(article?.publisher?.[0]),
    author: cleanLine(article?.author?.join(', ')) ?? (author && isLink(author) ? null : author),
    published:
      cleanLine(article?.datePublished) ??
      meta('article:published_time', 'datePublished', 'parsely-pub-date', 'date', 'dc.date') ??
      cleanLine(time?.getAttribute('datetime')),
    link: linkIn(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null, meta('og:url')),
  };
}

function articleIn(document: DomDocument): z.infer<typeof Article> | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const thing of thingsIn(script.textContent ?? '')) {
      const article = Article.safeParse(thing);
      if (article.success && [article.data['@type']].flat().some((type) => /Article$|^BlogPosting$/u.test(type))) {
        return article.data;
      }
    }
  }
  return null;
}

function thingsIn(json: string): unknown[] {
  try {
    const things = [JSON.parse(json) as unknown].flat();
    const graph = z.object({ '@graph': z.array(z.unknown()) });
    return things.flatMap((thing) => graph.safeParse(thing).data?.['@graph'] ?? [thing]);
  } catch {
    return [];
  }
}

const isLink = (text: string): boolean => /^https?:/iu.test(text);

function linkIn(...links: readonly (string | null)[]): string | null {
  return links.find((link) => link !== null && isLink(link) && URL.canParse(link) && link.length <= LINK_MAX) ?? null;
}

const LINK_MAX = 2_000;
