import { brief } from './brief.ts';
import type { ExportContent } from './content.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { jsonLd } from './json-ld.ts';
import { ninjs } from './ninjs.ts';

/** A form in which a story's claims can leave the desk. */
export type Format = 'md' | 'csv' | 'json' | 'jsonld' | 'ninjs';

interface Writer {
  /** With its dot. */
  readonly extension: string;
  write(content: ExportContent): string;
}

const WRITERS: Readonly<Record<Format, Writer>> = {
  md: { extension: '.md', write: brief },
  csv: { extension: '.csv', write: csv },
  json: { extension: '.json', write: json },
  jsonld: { extension: '.jsonld', write: jsonLd },
  ninjs: { extension: '.ninjs.json', write: ninjs },
};

export const FORMATS = Object.keys(WRITERS) as readonly Format[];

export const isFormat = (text: string): text is Format => Object.hasOwn(WRITERS, text);

/** The file's name and bytes. */
export function fileOf(content: ExportContent, format: Format): { readonly name: string; readonly bytes: Uint8Array } {
  const { extension, write } = WRITERS[format];
  return { name: `${content.story.slug}${extension}`, bytes: Buffer.from(write(content), 'utf8') };
}
