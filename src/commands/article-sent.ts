import { z } from 'zod';
import { dateRefusal } from '../dates/date-refusal.ts';
import { readWhen } from '../dates/read-when.ts';
import { HALF_CHARACTER } from '../domain/check-draft.ts';
import { instantOf } from '../domain/civil.ts';
import { LINK_MAX, OUTLET_MAX } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import { datelineDayIn, headlineIn } from '../domain/headline.ts';
import type { Instant } from '../domain/ids.ts';
import type { Article } from '../domain/imported.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { lastMinute } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom, SeenMessage, Submission } from '../feature.ts';
import { type AttachedFile, wasRefused } from '../workspace.ts';
import { type ImportFields, importFields } from './import-form.ts';
import { unparkJson } from './parking.ts';
import { pastedText } from './pasted-text.ts';

/** More bytes than any article's file has. */
const FILE_BYTES_MAX = 20_000_000;

/** An article as a form hands it over, or a sentence for each field that stands in its way. */
export type ArticleSent = { readonly article: Article } | { readonly errors: Readonly<Record<string, string>> };

/** What the article's text is, before the form's own fields add to it. */
interface Opened {
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly link: string | null;
}

const attachedFile: z.ZodType<AttachedFile> = z.object({
  ...{ id: z.string(), name: z.string(), mimetype: z.string() },
  ...{ size: z.number().nullable(), url: z.string().nullable() },
});

/** What is kept of a message that an import was asked for on. */
const keptMessage = z.object({
  text: z.string(),
  author: z.string().nullable(),
  permalink: z.string().nullable(),
  saidAt: z.number().nullable(),
  file: attachedFile.nullable(),
});

/** Keeps a message while its form is open. @returns its number */
export function keepMessage(
  { source, files }: SeenMessage,
  file: AttachedFile | null,
  { store, now }: Newsroom,
): Promise<number> {
  const { text, author, permalink, saidAt } = source;
  const kept = { ...(files.length > 0 ? { text: '' } : { text }), author, permalink, saidAt, file };
  return store.record.park(JSON.stringify(kept satisfies z.infer<typeof keptMessage>), now());
}

/** Opens the article that a form sends: pasted, as a file, on the message that it was opened on, or behind its link. */
export async function articleSent(
  form: Submission,
  message: number | null,
  story: Story,
  newsroom: Newsroom,
): Promise<ArticleSent> {
  const fields = importFields(form);
  const errors = { ...fieldErrors(fields) };
  const published = publishedAt(fields.published, story, newsroom);
  if (!published.ok) errors['published'] = published.sentence;
  if (!published.ok || Object.keys(errors).length > 0) return { errors };

  const found = await opened(form, fields, message, newsroom);
  if ('errors' in found) return found;
  const { text, title, author } = found.opened;
  const day = found.opened.published ?? datelineDayIn(text);
  const printed = day === null ? null : publishedAt(day, story, newsroom);
  const own = found.opened.link !== null && isLink(found.opened.link) ? found.opened.link : null;
  const outlet = fields.outlet || found.opened.outlet?.trim() || null;
  return {
    article: {
      source: {
        ...{ kind: 'article', text, author, channel: null, ts: null },
        saidAt: published.at ?? (printed?.ok ? printed.at : null),
        permalink: fields.link || own,
      },
      headline: title ?? headlineIn(text)?.headline ?? null,
      outlet: outlet && outlet.length <= OUTLET_MAX ? outlet : null,
    },
  };
}

function fieldErrors({ parts, link, groundRules, terms, outlet }: ImportFields): Record<string, string> {
  const broken = [...parts, outlet, terms].some((text) => !text.isWellFormed());
  return {
    ...(broken ? { article: HALF_CHARACTER } : {}),
    ...(link !== '' && !isLink(link) ? { link: 'Give a whole link, starting with https:// or http://.' } : {}),
    ...(groundRules !== 'on_the_record' && terms === ''
      ? { terms: 'Give the terms as agreed with the source, word for word.' }
      : {}),
  };
}

const isLink = (link: string): boolean =>
  /^https?:\/\/[^\s/]+/iu.test(link) && URL.canParse(link) && link.length <= LINK_MAX;

type Published = { readonly ok: true; readonly at: Instant | null } | { readonly ok: false; readonly sentence: string };

/** The last minute at which it may have been published: what it calls Saturday was before that. */
function publishedAt(typed: string, { zone }: Story, newsroom: Newsroom): Published {
  if (typed === '') return { ok: true, at: null };
  const read = readWhen(typed, { zone, now: newsroom.now() });
  if (!read.ok) return { ok: false, sentence: explain(dateRefusal(typed, read)) };
  return { ok: true, at: Math.min(instantOf(lastMinute(read.said), zone), Math.floor(newsroom.now())) };
}

type Found = { readonly opened: Opened } | { readonly errors: Readonly<Record<string, string>> };

async function opened(
  form: Submission,
  fields: ImportFields,
  message: number | null,
  newsroom: Newsroom,
): Promise<Found> {
  if (message !== null) return openedMessage(message, newsroom);
  const pasted = pastedText(fields.parts);
  const [file] = form.field('file').files;
  if (isVisible(pasted) && file) return { errors: { file: 'Paste the article or add a file, not both.' } };
  if (isVisible(pasted)) return { opened: { ...BARE, text: pasted } };
  if (file) return at('file', await openFile(file, newsroom));
  if (fields.link !== '') return at('link', await newsroom.articles.fetch(fields.link));
  return { errors: { article: 'Paste the article here, or add a file.' } };
}

const BARE: Omit<Opened, 'text'> = { title: null, outlet: null, author: null, published: null, link: null };

const at = (block: string, outcome: Outcome<Opened>): Found =>
  outcome.ok ? { opened: outcome.value } : { errors: { [block]: explain(outcome.refusal) } };

async function openedMessage(id: number, newsroom: Newsroom): Promise<Found> {
  const kept = await unparkJson(String(id), keptMessage, newsroom);
  if (kept === null) return { errors: { outlet: explain({ code: 'no_longer_here' }) } };
  if (kept.file) return at('outlet', await openFile(kept.file, newsroom));
  return { opened: { ...BARE, text: kept.text, author: kept.author, link: kept.permalink } };
}

async function openFile(file: AttachedFile, { workspace, articles }: Newsroom): Promise<Outcome<Opened>> {
  const bytes = await workspace.download(file, FILE_BYTES_MAX);
  if (wasRefused(bytes)) return refuse({ code: 'slack_refused', error: bytes.refused });
  const read = await articles.open({ name: file.name, mimetype: file.mimetype, bytes });
  return read.ok ? done({ ...read.value, title: read.value.title ?? file.name }) : read;
}
