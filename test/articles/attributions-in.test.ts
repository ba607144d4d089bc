import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ArticleReader } from '../../src/articles/article-reader.ts';
import { attributionsIn } from '../../src/commands/attributions-in.ts';

const TEXT = '“These documents were stolen,” Steven Cheung said in a statement Saturday.';

describe('who is said in a text to have said what', () => {
  let articles: ArticleReader;
  before(() => {
    articles = new ArticleReader({ fetchLinks: false });
  });
  after(() => articles.close());

  it('is found by the reader of articles', async () => {
    const [found, ...others] = await attributionsIn(TEXT, { articles }, 30_000);
    assert.deepEqual(
      [found?.speaker, found?.content.text, others.length],
      ['Steven Cheung', 'These documents were stolen,', 0],
    );
  });

  it('is nobody where it takes too long, where reading fails, and where there is no text', async () => {
    assert.deepEqual(await attributionsIn(TEXT.repeat(300), { articles }, 0), []);
    const failing = attributionsIn(TEXT, { articles }, 30_000);
    await articles.close();
    assert.deepEqual(await failing, []);
    assert.deepEqual(await attributionsIn('  ', { articles }, 30_000), []);
  });
});
