import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. `says`: the size that the archive's directory gives it, where that is not its own. */
interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly says?: number;
}

/** An archive, as Word packs one. */
export function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says } of parts) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(header, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), common, place, Buffer.from(name));
    offset += header.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file whose body is this WordprocessingML. `title`: its property; `parts`: further files in it. */
export function wordFile(body: string, title = '', parts: readonly Part[] = [], prolog = ''): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const text = (name: string, xml: string): Part => ({ name, bytes: Buffer.from(xml) });
  return zipOf([
    text('_rels/.rels', `<Relationships><Relationship Type="${relation}" Target="word/document.xml"/></Relationships>`),
    text('word/document.xml', `${prolog}<w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    text('docProps/core.xml', `<cp:coreProperties><dc:title>${title}</dc:title></cp:coreProperties>`),
    ...parts,
  ]);
}

export const wordParagraph = (text: string): string =>
  `<w:p><w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`;

/** What one page of a PDF draws, and how its stream is packed. */
export interface Page {
  readonly content: Uint8Array | string;
  readonly filter?: string;
}

/** A PDF of such pages, in Helvetica (`/F`) on 600 by 800 points. `root`, `trailer`: more entries for those. */
export function pdfFile(
  pages: readonly Page[],
  { root = '', trailer = '', more = [] as readonly string[] } = {},
): Buffer {
  const first = 4;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${root}>>`,
    `<</Type/Pages/Kids[${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...pages.flatMap(({ content, filter = '' }, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents ${first + at * 2 + 1} 0 R>>`,
      Buffer.concat([
        Buffer.from(`<</Length ${content.length}${filter}>>stream\n`),
        Buffer.from(content as string, 'latin1'),
        Buffer.from('\nendstream'),
      ]),
    ]),
    ...more,
  ];
  const chunks = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  objects.forEach((object, at) => {
    offsets.push(length);
    const chunk = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    chunks.push(chunk);
    length += chunk.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(chunks);
}

/** Lines of text at places of a page, for `pdfFile`: x, y and what is written there, in 12 points. */
export const written = (lines: readonly (readonly [number, number, string])[]): string =>
  lines.map(([x, y, text]) => `BT /F 12 Tf ${x} ${y} Td (${text.replaceAll(/[()\\]/gu, '\\$&')}) Tj ET`).join('\n');
