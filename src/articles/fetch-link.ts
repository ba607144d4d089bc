import { lookup as resolve } from 'node:dns';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { finished, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type ArticleFile, LINK_BYTES_MAX, type LinkProblem } from '../domain/article.ts';

/** Where a link may lead: asked for every address, before anything is sent there. */
export type MayReach = (address: string, port: number) => boolean;

/** What came of a link. `status`: an HTTP status, with `said_no`. */
export type Fetched =
  | { readonly ok: true; readonly file: ArticleFile }
  | { readonly ok: false; readonly problem: LinkProblem; readonly status: number | null };

const TIME_MS_MAX = 10_000;
const TURNS_MAX = 5;
const USER_AGENT = 'StoryDesk/1 (reads one page, because a reporter asked for it)';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const TYPES = new Set(['text/html', 'application/xhtml+xml', 'text/plain', 'application/pdf', DOCX]);

/** Why a link led nowhere, as a person is told it. */
class LinkTrouble extends Error {
  readonly problem: LinkProblem;
  readonly status: number | null;

  constructor(problem: LinkProblem, status: number | null = null) {
    super(problem);
    this.problem = problem;
    this.status = status;
  }
}

/**
 * Fetches what a link leads to: one page, without cookies, within ten seconds and `LINK_BYTES_MAX` bytes once inflated.
 * Each address is checked when it is connected to, so that a name cannot answer once for the check and once for the
 * connection; and each turn that a server sends us on is a new link, checked like the first.
 */
export async function fetchLink(link: string, mayReach: MayReach, signal: AbortSignal): Promise<Fetched> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(TIME_MS_MAX)]);
  try {
    return { ok: true, file: await follow(link, mayReach, stop) };
  } catch (error) {
    if (error instanceof LinkTrouble) return { ok: false, problem: error.problem, status: error.status };
    return { ok: false, problem: stop.aborted ? 'too_slow' : 'no_answer', status: null };
  }
}

async function follow(link: string, mayReach: MayReach, signal: AbortSignal): Promise<ArticleFile> {
  let url = readLink(link);
  for (let turns = 0; turns <= TURNS_MAX; turns += 1) {
    const response = await ask(url, mayReach, signal);
    const { location } = response.headers;
    const isTurn = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && location !== undefined;
    if (!isTurn) return await take(url, response, signal).finally(() => response.destroy());
    response.destroy();
    url = readLink(location, url);
  }
  throw new LinkTrouble('too_many_turns');
}

/** The link as browsers read it: `http://0x7f.1` is 127.0.0.1, and is seen as such from here on. */
function readLink(link: string, base?: URL): URL {
  if (!URL.canParse(link, base?.href)) throw new LinkTrouble('not_a_link');
  const url = new URL(link, base);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new LinkTrouble('not_a_link');
  }
  return url;
}

function ask(url: URL, mayReach: MayReach, signal: AbortSignal): Promise<IncomingMessage> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  // An address is connected to without a look-up.
  if (isIP(host) !== 0 && !mayReach(host, port)) throw new LinkTrouble('private');
  const options = {
    agent: false as const,
    headers: { 'user-agent': USER_AGENT, accept: [...TYPES].join(', '), 'accept-encoding': 'gzip, deflate, br' },
    lookup: checkedLookup((address) => mayReach(address, port)),
    signal,
  };
  return new Promise((answered, failed) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    get(url, options, answered).once('error', failed);
  });
}

/** Resolves a name to those of its addresses that may be reached. */
const checkedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0);
      const allowed = found.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (first === undefined) return answer(new LinkTrouble('private'), '', 0);
      return options.all ? answer(null, allowed) : answer(null, first.address, first.family);
    });
  };

async function take(url: URL, response: IncomingMessage, signal: AbortSignal): Promise<ArticleFile> {
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) throw new LinkTrouble('said_no', status);
  const mimetype = response.headers['content-type'] ?? '';
  if (!TYPES.has(mimetype.split(';')[0]?.trim().toLowerCase() ?? '')) throw new LinkTrouble('other_kind');
  if (Number(response.headers['content-length'] ?? 0) > LINK_BYTES_MAX) throw new LinkTrouble('too_large');
  const bytes = await gather(inflated(response), signal);
  return { name: url.pathname.split('/').at(-1) ?? '', mimetype, bytes };
}

function inflated(response: IncomingMessage): Readable {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return response;
  if (!(encoding in unpack)) throw new LinkTrouble('no_answer');
  const stream = unpack[encoding as keyof typeof unpack]();
  finished(response, (error) => error && stream.destroy(error));
  return response.pipe(stream);
}

async function gather(stream: Readable, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    length += chunk.length;
    if (length > LINK_BYTES_MAX) throw new LinkTrouble('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
