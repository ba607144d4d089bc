// playwright-core's declarations name four types of the DOM library. Our code runs in Node, where that library would
// put browser globals in reach of everything; so it gets these names, and nothing in them.
declare global {
  interface Node {
    readonly nodeType: number;
  }
  interface HTMLElement extends Node {}
  interface SVGElement extends Node {}
  interface HTMLElementTagNameMap {}
}

export {};
