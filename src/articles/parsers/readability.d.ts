// The part of @mozilla/readability that we use, in types (tsconfig.json, `paths`): its own declarations name the whole of a browser's DOM,
// whose globals must not seem to be in reach of code that runs in Node.

import type { DomDocument, DomNode } from './linkedom.d.ts';

/** Finds the article in a page. Changes the document that it is given. */
export class Readability {
  constructor(document: DomDocument, options: { readonly serializer: (node: DomNode) => DomNode });
  parse(): {
    readonly content?: DomNode | null;
    readonly title?: string | null;
    readonly byline?: string | null;
    readonly siteName?: string | null;
    readonly publishedTime?: string | null;
  } | null;
}
