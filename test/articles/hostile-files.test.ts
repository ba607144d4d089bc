import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { constants, deflateSync } from 'node:zlib';
import { ArticleReader } from '../../src/articles/article-reader.ts';
import { FILE_BYTES_MAX } from '../../src/domain/article.ts';
import { explain } from '../../src/domain/explain.ts';
import { pdfFile, wordFile, wordParagraph, written } from '../support/documents.ts';

/** Seventy megabytes that lie about it: more than a part of a Word file may have. */
const bomb = wordFile(wordParagraph('hello'), '', [
  { name: 'word/footnotes.xml', bytes: Buffer.alloc(70_000_000, 'a'), says: 1_000 },
]);

/** Four thousand megabytes of spaces in a page's stream, in four: one piece of packed data, again and again. */
function heavyPdf(): Buffer {
  const piece = deflateSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const start = piece.subarray(0, 2);
  const content = Buffer.concat([start, ...Array.from({ length: 400 }, () => piece.subarray(2))]);
  return pdfFile([{ content, filter: '/Filter/FlateDecode' }]);
}

/** Nested so deep that its parser takes minutes. */
const slow = Buffer.from(`<html><body>${'<b>'.repeat(90_000)}hello`);
const good = Buffer.from('<html><body><p>Words, he said.</p></body></html>');

describe('the reader of articles', () => {
  // A busy machine takes its time; what swells is ended for that.
  const reader = new ArticleReader({ fetchLinks: false, fileMs: 60_000 });
  const hasty = new ArticleReader({ fetchLinks: false, fileMs: 1 });
  after(async () => void (await Promise.all([reader.close(), hasty.close()])));
  const problem = async (name: string, bytes: Uint8Array, mimetype = '', by = reader) => {
    const opened = await by.open({ name, mimetype, bytes });
    if (opened.ok) return `text: ${opened.value.text}`;
    assert.ok(opened.refusal.code === 'unreadable_file');
    assert.match(explain(opened.refusal), /\.$/u);
    return opened.refusal.problem;
  };

  it('opens files of every kind, each in a process of its own, many at once', async () => {
    const files = [
      { name: 'a.txt', bytes: Buffer.from('Words, he said.') },
      { name: 'a.html', bytes: good },
      { name: 'a.docx', bytes: wordFile(wordParagraph('Words, he said.')) },
      { name: 'a.pdf', bytes: pdfFile([{ content: written([[50, 700, 'Words, he said.']]) }]) },
    ];
    const opened = await Promise.all(files.map((file) => reader.open({ ...file, mimetype: '' })));
    for (const outcome of opened) assert.equal(outcome.ok && outcome.value.text, 'Words, he said.');
  });

  it('reads a file in the encoding that came with it', async () => {
    assert.equal(await problem('a', Buffer.from('\xcf\xf0', 'latin1'), 'text/plain; charset=windows-1251'), 'text: Пр');
  });

  it('refuses what is larger than it may be before anything reads it', async () => {
    assert.equal(await problem('a.txt', new Uint8Array(FILE_BYTES_MAX + 1)), 'too_large');
    assert.equal(await problem('a.txt', Buffer.alloc(2_000_001, 'a')), 'too_long');
  });

  it('outlives archives and streams that swell, and goes on answering', async () => {
    const before = process.memoryUsage.rss();
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 20);
    assert.equal(await problem('a.docx', bomb), 'too_heavy');
    assert.equal(await problem('a.pdf', heavyPdf()), 'too_heavy');
    clearInterval(ticking);
    assert.ok(ticks > 5, `${ticks} ticks`);
    assert.ok(process.memoryUsage.rss() - before < 500_000_000);
    assert.equal(await problem('a.html', good), 'text: Words, he said.');
  });

  it('gives up on a file that takes too long', async () => {
    assert.equal(await problem('a.html', slow, '', hasty), 'too_slow');
  });

  it('ends what it is opening when it is closed', async () => {
    const closing = new ArticleReader({ fetchLinks: false });
    const opening = Promise.all([problem('a.html', slow, '', closing), problem('b.html', slow, '', closing)]);
    // Its turn has come, and the process is there.
    await new Promise((resolve) => setImmediate(resolve));
    await closing.close();
    assert.deepEqual(await opening, ['too_slow', 'too_slow']);
  });

  it('fetches no link unless it was allowed to', async () => {
    const fetched = await reader.fetch('https://example.com/');
    assert.ok(!fetched.ok);
    assert.deepEqual(fetched.refusal, { code: 'unreachable_link', problem: 'off', status: null });
    assert.match(explain(fetched.refusal), /Paste the text, or ask whoever runs Story Desk to set `FETCH_LINKS`/u);
  });
});
