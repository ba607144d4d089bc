/** What of a TrueType font tells how wide a line of text is. */
export interface FontMetrics {
  /** Advance of a character, in ems; `null` where the font has no glyph for it. */
  advance(codePoint: number): number | null;
}

/**
 * Reads the tables `head`, `hhea`, `hmtx` and `cmap` (format 4 or 12) of a TrueType font; kerning is not counted.
 *
 * Sizes and offsets: OpenType specification 1.9, https://learn.microsoft.com/typography/opentype/spec/. Throws where one of
 * the tables is missing: the font is ours, and comes with the package that is pinned.
 */
export function readTtf(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (table: string): number => tableOffset(view, table);
  const unitsPerEm = view.getUint16(at('head') + 18);
  const longMetrics = view.getUint16(at('hhea') + 34);
  const hmtx = at('hmtx');
  const glyphs = readCharacters(view, at('cmap'));
  return {
    advance(codePoint) {
      const glyph = glyphs.get(codePoint);
      if (!glyph) return null;
      return view.getUint16(hmtx + 4 * Math.min(glyph, longMetrics - 1)) / unitsPerEm;
    },
  };
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function tableOffset(view: DataView, table: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    if (tagAt(view, record) === table) return view.getUint32(record + 8);
  }
  throw new Error(`The font has no table "${table}".`);
}

/** Glyphs by character, of the largest Unicode subtable that we read. */
function readCharacters(view: DataView, cmap: number): Map<number, number> {
  const tables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 4 + 8 * index + 4),
  );
  const format12 = tables.find((table) => view.getUint16(table) === 12);
  if (format12 !== undefined) return readGroups(view, format12);
  const format4 = tables.find((table) => view.getUint16(table) === 4);
  if (format4 !== undefined) return readSegments(view, format4);
  throw new Error('The font has no table of characters that is read here.');
}

/** Format 12: groups of characters that follow one another, with the glyph of the first. */
function readGroups(view: DataView, table: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let group = 0; group < view.getUint32(table + 12); group += 1) {
    const at = table + 16 + 12 * group;
    const [start, end, first] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8)];
    for (let code = start; code <= end; code += 1) glyphs.set(code, first + code - start);
  }
  return glyphs;
}

/** Format 4: the same for 16 bits, in four arrays side by side. */
function readSegments(view: DataView, table: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const double = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + double];
  for (let at = 0; at < double; at += 2) {
    const end = view.getUint16(ends + at);
    const start = view.getUint16(starts + at);
    const delta = view.getUint16(starts + double + at);
    const rangeAt = starts + 2 * double + at;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}
