import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { CAST } from '../cast.ts';
import { NotPossible } from '../driver/stage.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Person } from '../state/records.ts';
import { bodyOf, jsonIn } from '../web-api/request.ts';
import { type Elsewhere, sendJson } from '../web-api/server.ts';
import { DEEDS } from './deeds.ts';
import { harden, PageToken } from './guard.ts';
import { type House, look } from './look.ts';
import { showFile, takeAttached } from './page-attachments.ts';
import { pageFiles } from './page-files.ts';
import { TOOLS } from './tools.ts';

// Bursts of changes, such as a seeded story, are told as one.
const GATHER_MS = 40;
// The wire is busier than the newsroom, and nobody reads it that fast.
const GATHER_TRAFFIC_MS = 200;

const request = z.looseObject({ as: z.string() });
const place = z.looseObject({ channel: z.string().optional(), thread: z.string().optional() });

/** The page of the local newsroom, and the small API it acts through. */
export function servePage(house: House): Elsewhere {
  const token = new PageToken();
  const fileAt = pageFiles();
  const index = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8').replace('{{token}}', token.text);

  return async (asked, response, url) => {
    harden(response);
    const { pathname } = url;
    // Permalinks open the page too: it goes to the message.
    if (asked.method === 'GET' && (pathname === '/' || pathname.startsWith('/archives/'))) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(index);
      return true;
    }
    const file = pathname.startsWith('/page/') ? fileAt(pathname.slice('/page/'.length)) : undefined;
    if (file) {
      response.writeHead(200, { 'content-type': file.type }).end(file.content);
      return true;
    }
    if (pathname === '/newsroom/changes' && token.matches(url.searchParams.get('token'))) {
      tellChanges(house.slack, asked, response);
      return true;
    }
    if (asked.method === 'GET' && pathname === '/newsroom/file' && token.matches(url.searchParams.get('token'))) {
      showFile(response, url, house.slack.workspace);
      return true;
    }
    if (asked.method !== 'POST' || !pathname.startsWith('/newsroom/')) return false;
    if (!token.matches(asked.headers['x-page-token'])) {
      sendJson(response, 403, { error: 'This page is from an earlier run: load it again.' });
      return true;
    }
    if (pathname === '/newsroom/attach') {
      await takeAttached(asked, response, url, house.slack.workspace);
      return true;
    }
    const given = jsonIn(await bodyOf(asked));
    const [status, answer] = await answerPage(house, pathname.slice('/newsroom/'.length), given);
    sendJson(response, status, answer);
    return true;
  };
}

async function answerPage(house: House, name: string, given: unknown): Promise<[status: number, answer: object]> {
  const { slack } = house;
  const read = request.safeParse(given);
  if (!read.success) return [400, { error: 'The page sent something odd.' }];
  const { people } = slack.workspace;
  if (name === 'look') {
    const { channel, thread } = place.parse(read.data);
    // An address may name somebody who is not here, such as of a workspace that was given up: nobody is left outside.
    const looks = people.all.some(isCalled(read.data.as)) ? read.data.as : CAST.maya.id;
    return [200, look(house, people.get(looks), { ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) })];
  }
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  if (!deed && !tool) return [404, { error: 'There is no such deed.' }];
  try {
    if (tool) return [200, await tool(house, read.data)];
    return [200, (await deed?.(slack.stage, people.get(read.data.as), read.data)) ?? {}];
  } catch (failure) {
    // What waited in vain, too, has a sentence for whoever waited.
    const known = failure instanceof NotPossible || (failure instanceof Error && !(failure instanceof z.ZodError));
    return [known ? 200 : 400, { error: known ? failure.message : 'The page sent something odd.' }];
  }
}

const isCalled =
  (who: string) =>
  ({ id, name }: Person): boolean =>
    id === who || name === who;

/** Server-sent events: one line whenever something changed; the page then looks again. */
function tellChanges(slack: LocalSlack, asked: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: hello\n\n');
  let timer: NodeJS.Timeout | undefined;
  let dueMs = Number.POSITIVE_INFINITY;
  const off = slack.workspace.ledger.onChange(({ kind }) => {
    const waitMs = kind === 'traffic' ? GATHER_TRAFFIC_MS : GATHER_MS;
    if (performance.now() + waitMs >= dueMs) return;
    clearTimeout(timer);
    dueMs = performance.now() + waitMs;
    timer = setTimeout(() => {
      dueMs = Number.POSITIVE_INFINITY;
      response.write('data: changed\n\n');
    }, waitMs).unref();
  });
  asked.on('close', () => {
    clearTimeout(timer);
    off();
  });
}
