/** What is written in a picture, in the order drawn. */
export const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text = '']) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );

/** The claims that are named in it. */
export const referencesIn = (svg: string): Set<string> =>
  new Set(
    textsIn(svg)
      .filter((text) => !text.startsWith('Name in '))
      .flatMap((text) => text.match(/HACK-\d+/gu) ?? []),
  );
