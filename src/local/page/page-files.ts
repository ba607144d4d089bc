import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMOJI_GROUPS } from '../emoji.ts';

/** A file that the page is made of. */
export interface PageFile {
  readonly type: string;
  readonly content: string | Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Fonts come from packages: nothing is loaded from elsewhere, and a machine without emoji shows them all the same. */
const FONTS: Readonly<Record<string, string>> = {
  emoji: 'twemoji-colr-font',
  interface: '@fontsource-variable/inter',
  words: '@fontsource-variable/source-serif-4',
};
const FONT_FILE = /^(?<font>[a-z]+)\/(?<file>(?:files\/)?[a-z0-9-]+\.(?:css|woff2))$/;

/** Looks up what lies under `/page/`: scripts and style sheets beside this file, the emoji, and the fonts. */
export function pageFiles(): (path: string) => PageFile | undefined {
  const names = readdirSync(import.meta.dirname).filter((name) => extname(name) in TYPES);
  const own = new Map(names.map((name) => [name, fileAt(join(import.meta.dirname, name))]));
  const emoji = { type: 'application/json', content: JSON.stringify(EMOJI_GROUPS) };
  return (path) => {
    if (path === 'emoji.json') return emoji;
    return path.startsWith('fonts/') ? fontFile(path.slice('fonts/'.length)) : own.get(path);
  };
}

const fileAt = (path: string): PageFile => ({ type: TYPES[extname(path)] ?? '', content: readFileSync(path) });

/** Without the packages, as in an installation for production, the reader's own fonts do. */
function fontFile(path: string): PageFile | undefined {
  const { font = '', file = '' } = FONT_FILE.exec(path)?.groups ?? {};
  const name = FONTS[font];
  if (name === undefined) return undefined;
  try {
    return fileAt(join(dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))), file));
  } catch {
    return undefined;
  }
}
