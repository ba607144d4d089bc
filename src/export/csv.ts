import { COLUMNS, record } from './columns.ts';
import type { ExportContent } from './content.ts';

/**
 * The claims as CSV (RFC 4180): a line of names, then one claim a line; every cell quoted, lines ended by CR LF.
 *
 * It begins with a byte order mark, since Excel takes UTF-8 for the machine's own code page without one. Names in one
 * cell are parted by semicolons.
 */
export function csv(content: ExportContent): string {
  const rows = content.claims.map((claim) => {
    const fields = record(claim, content);
    return COLUMNS.map((column) => {
      if (column === 'about') return listCell(fields.about);
      if (column === 'responses')
        return listCell(fields.responses.map(({ reference, stance }) => `${reference} ${stance}`));
      return String(fields[column] ?? '');
    });
  });
  return csvFile([COLUMNS, ...rows]);
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as a file that a spreadsheet opens without running anything. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

const cell = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`;

/** What a spreadsheet takes for the beginning of a formula, full-width signs included (OWASP, "CSV Injection"). */
const FORMULA = '[=+\\-@\\t\\r\\n＝＋－＠]';
const NEEDS_GUARD = new RegExp(`^'*${FORMULA}`, 'u');
const HAS_GUARD = new RegExp(`^'+${FORMULA}`, 'u');

/** A cell with an apostrophe before what would run as a formula. {@link unguarded} takes back that one and no other. */
const guarded = (text: string): string => (NEEDS_GUARD.test(text) ? `'${text}` : text);

/** A cell as it was before {@link guarded}. */
export const unguarded = (text: string): string => (HAS_GUARD.test(text) ? text.slice(1) : text);

/** Several names in one cell: `Iran; Microsoft`. One that would not come back is quoted, marks doubled. */
export const listCell = (names: readonly string[]): string =>
  names.map((name) => (/[;"\r\n]|^\s|\s$/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');
