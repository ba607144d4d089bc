/** The kinds of file that articles come in. */
export const KINDS = ['text', 'html', 'docx', 'pdf'] as const;
export type Kind = (typeof KINDS)[number];

/** What a file is, or why it is not read. */
export type KindFound = { readonly kind: Kind } | { readonly problem: 'other_kind' | 'encrypted' | 'broken' };

/** A PDF may begin with other bytes (ISO 32000-1, annex H.3.4.1: within the first 1,024). */
const PDF_START_MAX = 1_024;
const START = 4_096;

/**
 * What a file is: what its first bytes say goes before its name, since names are typed. A name that promises a PDF or a
 * Word file whose bytes are neither, nor a page, is that of a broken file.
 *
 * @param mimetype - decides only where neither bytes nor name do
 */
export function kindOf(name: string, mimetype: string, bytes: Uint8Array): KindFound {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, START)).toString('latin1');
  const extension = /\.([a-z0-9]{1,5})$/iu.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (/^[\s\u00ef\u00bb\u00bf]*%PDF-/u.test(start)) return { kind: 'pdf' };
  if (extension === 'pdf' && start.slice(0, PDF_START_MAX).includes('%PDF-')) return { kind: 'pdf' };
  if (start.startsWith('PK\u0003\u0004')) return { kind: 'docx' };
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return { problem: isLocked(bytes) ? 'encrypted' : 'other_kind' };
  if (/^\{\\rtf/u.test(start)) return { problem: 'other_kind' };
  // Zero bytes between the letters: UTF-16.
  if (
    /^[^<]{0,3}\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)[\s>]/isu.test(
      start.replaceAll('\0', ''),
    )
  ) {
    return { kind: 'html' };
  }
  return byName(extension, mimetype.split(';')[0]?.trim().toLowerCase() ?? '');
}

function byName(extension: string, mimetype: string): KindFound {
  if (extension === 'pdf' || extension === 'docx') return { problem: 'broken' };
  if (/^x?html?$/u.test(extension)) return { kind: 'html' };
  if (/^(?:txt|text|md)$/u.test(extension)) return { kind: 'text' };
  if (mimetype === 'text/html' || mimetype === 'application/xhtml+xml') return { kind: 'html' };
  return mimetype === 'text/plain' ? { kind: 'text' } : { problem: 'other_kind' };
}

/** Word wraps a file with a password into the container of its old .doc files ([MS-OFFCRYPTO] 2.3.4.4). */
const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));
