import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { COLUMNS } from '../export/columns.ts';
import { listCell, unguarded } from '../export/csv.ts';
import { SCHEMA_ID } from '../export/json.ts';

/** What a row may say of a claim. */
const INPUTS = [
  ...(['words', 'kind', 'stance', 'speaker', 'title', 'about', 'said', 'venue', 'outlet', 'link'] as const),
  ...(['ground_rules', 'terms', 'identity_known_to', 'reference'] as const),
] as const;
type Input = (typeof INPUTS)[number];

/** The column that a report of refused rows begins with: passed over when the file is brought in again. */
export const REFUSED = 'refused';

/** A row, as strings: empty where the file has nothing. */
export interface Row {
  /** Where it is, for a person: "line 12", "claim 3". */
  readonly where: string;
  readonly fields: Readonly<Partial<Record<Input, string>>>;
  readonly about: readonly string[];
  /** As the report repeats it, in the order of the table's columns. */
  readonly cells: readonly string[];
}

export interface Table {
  /** The names of the columns, as the file has them. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** The key of the story that the file says it is of. */
  readonly story: string | null;
}

/** Why a whole file cannot be read, in a sentence that says what to do. Holds nothing of what is in it. */
class UnreadableFile extends Error {}

/** What an export has beside, and what a report adds. */
const PASSED_OVER: ReadonlySet<string> = new Set([...COLUMNS, REFUSED].filter((name) => !isInput(name)));
const REQUIRED: readonly Input[] = ['words', 'speaker'];

function isInput(name: string): name is Input {
  return (INPUTS as readonly string[]).includes(name);
}

/** Reads a file as JSON of our schema, where it begins like that, or else as CSV. */
export function readTable(bytes: Uint8Array): Table {
  const text = decoded(bytes);
  return /^\s*\{/u.test(text) ? readJson(text) : readCsv(text);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // It takes the byte order mark off.
  } catch {
    throw new UnreadableFile('The file is not in UTF-8. In Excel, save it as “CSV UTF-8”.');
  }
}

function readCsv(text: string): Table {
  const [names, ...records] = parsed(text);
  if (names === undefined) throw new UnreadableFile('The file is empty.');
  const columns = names.record.map(unguarded);
  const inputs = columns.map(nameOf);
  check(inputs);
  const rows = records
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }): Row => {
      const cells = columns.map((_, at) => unguarded(record[at] ?? ''));
      const fields = Object.fromEntries(inputs.flatMap((name, at) => (isInput(name) ? [[name, cells[at] ?? '']] : [])));
      return { where: `line ${info.lines}`, fields, about: namesIn(fields['about'] ?? ''), cells };
    });
  return { columns, rows, story: null };
}

/** A record, and the line of the file that it ends on. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed(text: string): CsvRecord[] {
  const options = { delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return parse(text, options) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` Look at line ${error['lines']}.` : '';
    throw new UnreadableFile(`The file is no CSV: a quotation mark stands where none may, or is not closed.${line}`);
  }
}

/** Where the decimal sign is a comma, spreadsheets part cells by semicolons; some by tabs. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/u, 1);
  return [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
}

/** "Ground rules" and `ground_rules` are one column. */
const nameOf = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');

function check(names: readonly string[]): void {
  const problems: string[] = [];
  const strange = names.filter((name) => name !== '' && !isInput(name) && !PASSED_OVER.has(name));
  const twice = names.filter((name, at) => isInput(name) && names.indexOf(name) !== at);
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0) problems.push(`There is no column ${missing.join(', and none ')}.`);
  if (strange.length > 0) problems.push(`These columns mean nothing here: ${strange.slice(0, 10).join(', ')}.`);
  if (twice.length > 0) problems.push(`These columns are there twice: ${twice.join(', ')}.`);
  if (problems.length === 0) return;
  throw new UnreadableFile(`${problems.join(' ')} Rename or remove columns; known are ${INPUTS.join(', ')}.`);
}

/** `Iran; Microsoft`; a name with a semicolon in it stands between double marks. */
function namesIn(cell: string): string[] {
  if (cell.trim() === '') return [];
  const options = { delimiter: ';', trim: true, relax_quotes: true, relax_column_count: true };
  try {
    const lines = parse(cell, options) as string[][];
    return lines.flat().filter((name) => name !== '');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [cell.trim()];
  }
}

const Text = z.string().nullish();
const Claim = z.object({
  ...Object.fromEntries(INPUTS.filter((name) => name !== 'about').map((name) => [name, Text])),
  about: z.array(z.string()).nullish(),
});
const File = z.object({
  $schema: z.string().optional(),
  story: z.object({ key: z.string() }).optional(),
  claims: z.array(z.record(z.string(), z.unknown())),
});

function readJson(text: string): Table {
  const file = File.safeParse(jsonOf(text)).data;
  if (!file || (file.$schema !== undefined && file.$schema !== SCHEMA_ID)) {
    throw new UnreadableFile(`The file is no JSON of the schema ${SCHEMA_ID} (docs/export.schema.json).`);
  }
  const columns = [...new Set(file.claims.flatMap((claim) => Object.keys(claim)))];
  if (file.claims.length > 0) check(columns);
  const rows = file.claims.map((claim, at): Row => {
    const where = `claim ${at + 1}`;
    const read = Claim.safeParse(claim);
    if (!read.success) {
      const fields = read.error.issues.map(({ path }) => path.join('.')).join(', ');
      throw new UnreadableFile(`In ${where}, the schema has it otherwise: ${fields}.`);
    }
    const { about, ...texts } = read.data as Record<string, string | null | undefined> & { about?: string[] | null };
    const fields = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? '']));
    return { where, fields, about: about ?? [], cells: columns.map((column) => cellOf(claim[column])) };
  });
  return { columns, rows, story: file.story?.key ?? null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What JSON.parse says repeats a piece of the file.
    throw new UnreadableFile('The file begins like JSON, and is none.');
  }
}

const cellOf = (value: unknown): string => {
  if (Array.isArray(value)) return listCell(value.map((item) => (typeof item === 'string' ? item : '')));
  return value === null || value === undefined ? '' : String(value);
};
