// The part of linkedom that we use, in types (tsconfig.json, `paths`): its own declarations name the whole of a browser's DOM,
// whose globals must not seem to be in reach of code that runs in Node.

/** An element, or (`nodeType` 3) a piece of text. */
export interface DomNode {
  readonly nodeType: number;
  /** In capitals for elements of HTML. */
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  getAttribute(name: string): string | null;
  remove(): void;
}
export interface DomDocument {
  readonly documentElement: DomNode | null;
  readonly body: DomNode | null;
  querySelector(selector: string): DomNode | null;
  querySelectorAll(selector: string): Iterable<DomNode>;
}
export function parseHTML(html: string): { readonly document: DomDocument };
