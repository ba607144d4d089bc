import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** UTF-16 code units, end exclusive. */
export type Span = readonly [start: number, end: number];

/** One attribution as annotated: who, the reporting words, and what. */
export interface Gold {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** A token of the corpus's syntax layer. */
export interface SyntaxToken {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly entity: string;
}

/** An article with what one annotator marked. */
export interface Article {
  readonly name: string;
  /** The same for every annotator's copy of an article. */
  readonly number: number;
  readonly text: string;
  readonly gold: readonly Gold[];
}

/**
 * Reads a part of the corpus: `text/NAME.txt` and `attributions/NAME_WHO.ann` (brat standoff), one for each annotator.
 *
 * @param late - what becomes of spans that stand after the event that names them (in 88 of 22,501 attributions of the
 *   training part): the model in the repository was trained without them, and is made again so until a better one is
 */
export function readPart(folder: string, late: 'kept' | 'lost' = 'kept'): Article[] {
  const seen = new Set<string>();
  const articles: Article[] = [];
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    const name = /^(.*)_[0-9a-f]{4}\.ann$/u.exec(file)?.[1];
    if (name === undefined) continue;
    seen.add(name);
    const path = join(folder, 'text', `${name}.txt`);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    articles.push({
      name,
      number: seen.size,
      text,
      gold: readStandoff(readFileSync(join(folder, 'attributions', file), 'utf8'), text, late),
    });
  }
  return articles;
}

/** brat counts code points; texts without astral characters need no change. */
function offsetsOf(text: string): (offset: number) => number {
  if (!/[\ud800-\udfff]/u.test(text) && !/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const map: number[] = [];
  let at = 0;
  for (const character of text) {
    map.push(at);
    at += character.length;
  }
  return (offset) => map[offset] ?? text.length;
}

function readStandoff(standoff: string, text: string, late: 'kept' | 'lost'): Gold[] {
  const at = offsetsOf(text);
  const spans = new Map<string, Span[]>();
  const gold: (() => Gold)[] = [];
  for (const line of standoff.split('\n')) {
    const [id = '', body = ''] = line.split('\t');
    if (id.startsWith('T')) {
      const ranges = body.slice(body.indexOf(' ') + 1).split(';');
      spans.set(
        id,
        ranges.map((range) => range.split(' ').map((n) => at(Number(n)))).map(([a = 0, b = 0]) => [a, b]),
      );
    } else if (id.startsWith('E')) {
      const known = late === 'lost' ? event(body, spans) : null;
      gold.push(() => known ?? event(body, spans));
    }
  }
  return gold.map((read) => read()).filter(({ content }) => content.length > 0);
}

function event(body: string, spans: ReadonlyMap<string, Span[]>): Gold {
  const roles: Record<string, Span[]> = { source: [], cue: [], content: [] };
  for (const part of body.trim().split(/\s+/u).slice(1)) {
    const [role = '', id = ''] = part.split(':');
    roles[role.replace(/\d+$/u, '').toLowerCase()]?.push(...(spans.get(id) ?? []));
  }
  const sorted = (list: Span[] | undefined) => (list ?? []).sort((a, b) => a[0] - b[0]);
  return { source: sorted(roles['source']), cue: sorted(roles['cue']), content: sorted(roles['content']) };
}

/** The machine-made parts of speech and entity types, by article. */
export function readSyntax(folder: string): Map<string, SyntaxToken[]> {
  const lines = gunzipSync(readFileSync(join(folder, 'train-syntax.jsonl.gz')))
    .toString('utf8')
    .split('\n');
  const articles = new Map<string, SyntaxToken[]>();
  for (const line of lines) {
    if (line === '') continue;
    const { article, sents } = JSON.parse(line) as {
      article: string;
      sents: [number, number, string, number, string, string][][];
    };
    articles.set(
      article,
      sents.flat().map(([start, end, tag, , , entity]) => ({ start, end, tag, entity })),
    );
  }
  return articles;
}
