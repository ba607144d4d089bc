import { Parser } from 'htmlparser2';
import { decodeText } from './decode-text.ts';
import { type DocumentRead, nothing } from './document.ts';
import { cleanLine } from './paragraphs.ts';
import { WordText } from './word-text.ts';
import { Zip, ZipProblem } from './zip.ts';

/** Marks and all, a long novel has a tenth of this. */
const PART_BYTES_MAX = 50_000_000;

/** Reads a Word file: its text, then its notes; what was deleted with changes tracked, or is hidden, is not printed. */
export function readDocx(bytes: Uint8Array): DocumentRead {
  try {
    return readArchive(new Zip(bytes));
  } catch (error) {
    if (error instanceof ZipProblem) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readArchive(zip: Zip): DocumentRead {
  const main = mainPart(zip);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = [main, `${folder}footnotes.xml`, `${folder}endnotes.xml`].map((name) => xmlOf(zip, name));
  // An archive of something else: another program's file, or files packed together.
  if (!main.startsWith('word/') || parts[0] === null) return { ok: false, problem: 'other_kind' };
  const paragraphs = parts.flatMap((xml) => (xml === null ? [] : paragraphsOf(xml)));
  return { ok: true, document: { ...nothing, paragraphs, title: titleOf(zip) } };
}

/** The name of the part that holds the text: `word/document.xml`, or what the archive's relations name instead. */
function mainPart(zip: Zip): string {
  const relations = xmlOf(zip, '_rels/.rels') ?? '';
  let target: string | undefined;
  parse(relations, {
    onopentag: (_, { Type = '', Target = '' }) => {
      if (Type.endsWith('/officeDocument')) target = Target.replace(/^\//u, '');
    },
  });
  return target ?? 'word/document.xml';
}

function paragraphsOf(xml: string): string[] {
  const text = new WordText();
  parse(xml, text);
  return text.paragraphs;
}

/** Word's own first guess at a title is a file's name, which says nothing. */
const NO_TITLE = /^(?:microsoft word\b|untitled|document\s?\d*$|\S+\.(?:docx?|dotx?|odt)$)/iu;

function titleOf(zip: Zip): string | null {
  let title = '';
  let isTitle = false;
  parse(xmlOf(zip, 'docProps/core.xml') ?? '', {
    onopentag: (name) => {
      isTitle = name === 'dc:title';
    },
    ontext: (text) => {
      if (isTitle) title += text;
    },
    onclosetag: () => {
      isTitle = false;
    },
  });
  const clean = cleanLine(title);
  return clean === null || NO_TITLE.test(clean) ? null : clean;
}

const xmlOf = (zip: Zip, name: string): string | null => {
  const bytes = zip.read(name, PART_BYTES_MAX);
  return bytes === null ? null : decodeText(bytes);
};

/** Reads XML piece by piece, without a tree. No entity but XML's five is known, and nothing outside is ever opened. */
function parse(xml: string, handler: ConstructorParameters<typeof Parser>[0]): void {
  new Parser(handler, { xmlMode: true }).end(xml);
}
