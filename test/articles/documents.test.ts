import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { kindOf } from '../../src/articles/kind-of-file.ts';
import { type Reading, readDocument } from '../../src/articles/read-document.ts';
import { pdfFile, wordFile, wordParagraph, written, zipOf } from '../support/documents.ts';

/** Reads as the reader of articles does, in this process. */
async function read(name: string, bytes: Uint8Array, mimetype = ''): Promise<Reading> {
  const found = kindOf(name, mimetype, bytes);
  return 'kind' in found ? readDocument(found.kind, null, bytes) : { ok: false, problem: found.problem };
}
async function articleOf(name: string, bytes: Uint8Array | string) {
  const reading = await read(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.article;
}
const textOf = async (name: string, bytes: Uint8Array | string) => (await articleOf(name, bytes)).text;
const problemOf = async (name: string, bytes: Uint8Array, mimetype = '') => {
  const reading = await read(name, bytes, mimetype);
  return reading.ok ? `text: ${reading.article.text}` : reading.problem;
};

describe('a plain text', () => {
  for (const [encoding, bytes] of [
    ['UTF-8', Buffer.from('“Café”, he said.')],
    ['UTF-8 with its mark', Buffer.from('\ufeff“Café”, he said.')],
    ['UTF-16 with its mark', Buffer.from('\ufeff“Café”, he said.', 'utf16le')],
    ['UTF-16 from the other end', Buffer.from('\ufeff“Café”, he said.', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('\x93Caf\xe9\x94, he said.', 'latin1')],
  ] as const) {
    it(`is read in ${encoding}`, async () => assert.equal(await textOf('a.txt', bytes), '“Café”, he said.'));
  }
  it('is read in UTF-16 without its mark', async () => {
    assert.equal(await textOf('a.txt', Buffer.from('Plain words, he said.', 'utf16le')), 'Plain words, he said.');
  });

  it('has its paragraphs apart, and lines of a column in one', async () => {
    const wrapped =
      'The campaign said on Saturday that its mes-\nsages had been taken, and that a well-\nknown group was behind it.';
    assert.equal(
      await textOf('a.txt', `${wrapped}\n\n\n\nShort line\nanother line\r\n\r\n messages, a well-known`),
      'The campaign said on Saturday that its messages had been taken, and that a well-known group was behind it.\n\nShort line\n\nanother line\n\nmessages, a well-known',
    );
  });

  it('keeps odd spaces and marks, and loses controls', async () => {
    assert.equal(
      await textOf('a.txt', '«\u00a0Oui\u202f!\u00a0»  \u0007he\tsaid\u00ad'),
      '«\u00a0Oui\u202f!\u00a0» he said',
    );
  });
});

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>Hacked, campaign says | The Ledger</title>
<link rel="canonical" href="https://ledger.example/2024/hacked"><meta property="og:site_name" content="The Ledger">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
"headline":"Hacked, campaign says","datePublished":"2024-08-10T17:02:00-04:00","author":[{"@type":"Person","name":"Ida Bell"},{"name":"Ned Ray"}],
"publisher":{"@type":"Organization","name":"Ledger Media"}}]}</script><style>p{color:red}</style></head>
<body class="cookie-banner-shown"><nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav>
<div id="cookie-wall"><p>We value your privacy. This site uses cookies, and so do our 842 partners, to tell you things.</p><button>Accept</button></div>
<article><h1>Hacked, campaign says</h1><p class="byline">By Ida Bell and Ned Ray</p>
<p>The campaign said on Saturday that some of its internal messages had been taken, and it put the blame on a foreign group.</p>
<figure><img src="a.jpg" alt="A man at a desk"><figcaption>Steven Cheung in Washington last year, before the vote.</figcaption></figure>
<p>“These documents were <em>illegally&nbsp;obtained</em>,” a spokesman,
Steven Cheung, said in a statement, and he named no names; it is not known who took them, or when that was.</p>
<script>alert("never printed")</script>
<ul><li>First, the messages were copied from an account.</li><li>Then, they were sent to three newsrooms.</li></ul>
<blockquote>Anybody who prints them does the bidding of our enemies,<br>he added, in a second statement on the same day.</blockquote>
<p>The three newsrooms have not said what they will do with what they were sent, though each of them has confirmed it.</p>
</article><aside class="related"><p>Related: ten things to know</p></aside><footer><p>© 2024 Ledger Media. All rights reserved.</p></footer></body></html>`;

describe('a web page', () => {
  it('gives its article, paragraph by paragraph, and nothing from around it', async () => {
    assert.deepEqual((await textOf('page.html', PAGE)).split('\n\n'), [
      'The campaign said on Saturday that some of its internal messages had been taken, and it put the blame on a foreign group.',
      'Steven Cheung in Washington last year, before the vote.',
      '“These documents were illegally\u00a0obtained,” a spokesman, Steven Cheung, said in a statement, and he named no names; it is not known who took them, or when that was.',
      'First, the messages were copied from an account.',
      'Then, they were sent to three newsrooms.',
      'Anybody who prints them does the bidding of our enemies,\nhe added, in a second statement on the same day.',
      'The three newsrooms have not said what they will do with what they were sent, though each of them has confirmed it.',
    ]);
  });

  it('says its title, outlet, authors, date and link', async () => {
    const { text, ...rest } = await articleOf('page.html', PAGE);
    assert.deepEqual(rest, {
      title: 'Hacked, campaign says',
      outlet: 'The Ledger',
      author: 'Ida Bell, Ned Ray',
      published: '2024-08-10T17:02:00-04:00',
      link: 'https://ledger.example/2024/hacked',
    });
  });

  it('without any of that is read by what it shows', async () => {
    const article = await articleOf(
      'a.htm',
      '<title>Plain page</title><article><p>By Ida Bell</p><time datetime="2024-08-10">Aug. 10</time><p>Only this was said about the matter, by the spokesman.</p></article>',
    );
    assert.match(article.text, /^Only this was said about the matter, by the spokesman\.$/mu);
    assert.deepEqual(
      [article.title, article.published, article.outlet, article.link],
      ['Plain page', '2024-08-10', null, null],
    );
  });

  it('is read in the encoding that it names', async () => {
    const html = '<html><head><meta charset="windows-1251"></head><body><p>\xcf\xf0\xe8\xe2\xe5\xf2</p></body></html>';
    assert.equal(await textOf('a.html', Buffer.from(html, 'latin1')), 'Привет');
  });

  it('with broken data about itself is read all the same', async () => {
    const html =
      '<html><head><script type="application/ld+json">{"@type": [</script><link rel="canonical" href="javascript:1"></head><body><p>Words.</p></body></html>';
    assert.deepEqual(await articleOf('a.html', html), {
      text: 'Words.',
      title: null,
      outlet: null,
      author: null,
      published: null,
      link: null,
    });
  });
});

describe('a Word file', () => {
  it('gives what is printed, paragraph by paragraph, then its notes', async () => {
    const body = [
      wordParagraph('“These documents were illegally obtained,” he said & left.'),
      '<w:p><w:r><w:t xml:space="preserve">He </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:tab/><w:t>sure</w:t><w:br/><w:t>of it</w:t></w:r></w:p>',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>shown</w:t></w:r></w:p>',
      `<w:tbl><w:tr><w:tc>${wordParagraph('cell one')}</w:tc><w:tc>${wordParagraph('cell two')}</w:tc></w:tr></w:tbl>`,
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${wordParagraph('boxed')}</w:txbxContent></mc:Choice><mc:Fallback>${wordParagraph('boxed again')}</mc:Fallback></mc:AlternateContent><w:t>beside the box</w:t></w:r></w:p>`,
    ].join('');
    const notes = {
      name: 'word/footnotes.xml',
      bytes: Buffer.from(`<w:footnotes xmlns:w="x/wordprocessingml/main">${wordParagraph('a note')}</w:footnotes>`),
    };
    const article = await articleOf('a.docx', wordFile(body, 'A statement', [notes]));
    assert.equal(article.title, 'A statement');
    assert.deepEqual(article.text.split('\n\n'), [
      '“These documents were illegally obtained,” he said & left.',
      'He is sure\nof it',
      'shown',
      'cell one',
      'cell two',
      'boxed',
      'beside the box',
      'a note',
    ]);
  });

  it('gives every paragraph, whatever stands in it', async () => {
    const words = fc.array(fc.stringMatching(/^[a-zé“”’<>&.,!-]{1,12}$/u), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
        const texts = [...paragraphs.map((word) => word.join(' ')), 'The end'];
        assert.equal(await textOf('a.docx', wordFile(texts.map(wordParagraph).join(''))), texts.join('\n\n'));
        assert.equal(
          await textOf('a.txt', texts.map((text) => `x ${text}`).join('\n\n')),
          texts.map((text) => `x ${text}`).join('\n\n'),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('opens nothing outside of itself', async () => {
    const prolog = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hosts"><!ENTITY y "&z;&z;"><!ENTITY z "zz">]>';
    const text = await textOf(
      'a.docx',
      wordFile('<w:p><w:r><w:t>before &x; &y; after</w:t></w:r></w:p>', '', [], prolog),
    );
    assert.equal(text, 'before &x; &y; after');
  });
});

describe('a PDF', () => {
  const head = (page: number): [number, number, string][] => [
    [50, 780, `The Ledger, Aug. 1${page}, 2024`],
    [300, 20, `${page}`],
  ];
  it('gives its paragraphs whole, over lines, pages and cut words, without heads and page numbers', async () => {
    const pages = [
      [
        ...head(1),
        [62, 700, 'The campaign said that its mes-'],
        [50, 686, 'sages were taken by a well-'],
        [50, 672, 'known group. “No comment,” it said.'],
        [62, 658, 'The second paragraph is set in.'],
        [50, 630, 'The third stands apart, and it goes on'],
      ],
      [...head(2), [50, 700, 'over the page’s end, as they do.'], [50, 660, 'All messages, well-known or not.']],
      [...head(3), [50, 700, '3 newsrooms have them.']],
    ] as [number, number, string][][];
    const encoded = pages.map((page) => ({ content: encode(written(page)) }));
    assert.deepEqual((await textOf('a.pdf', pdfFile(encoded))).split('\n\n'), [
      'The campaign said that its messages were taken by a well-known group. “No comment,” it said.',
      'The second paragraph is set in.',
      'The third stands apart, and it goes on over the page’s end, as they do.',
      'All messages, well-known or not.',
      '3 newsrooms have them.',
    ]);
  });

  it('with two columns is read down the first one, then the second', async () => {
    const column = (x: number, words: string) => [0, 1, 2].map((at) => [x, 700 - at * 14, `${words} line ${at} and`]);
    const content = written([...column(50, 'left'), ...column(320, 'right')] as [number, number, string][]);
    const text = await textOf('a.pdf', pdfFile([{ content }]));
    assert.equal(
      text,
      'left line 0 and left line 1 and left line 2 and right line 0 and right line 1 and right line 2 and',
    );
  });

  it('has its program ignored, and its title read', async () => {
    const file = pdfFile([{ content: written([[50, 700, 'Words.']]) }], {
      root: '/OpenAction<</S/JavaScript/JS(while(true){})>>',
      trailer: '/Info 6 0 R',
      more: ['<</Title(A report)/Author(somebody)>>'],
    });
    const article = await articleOf('a.pdf', file);
    assert.deepEqual([article.text, article.title, article.author], ['Words.', 'A report', null]);
  });
});

describe('a file that is not what it seems', () => {
  const locked =
    '<</Filter/Standard/V 2/R 3/Length 128/P -4/O<41414141414141414141414141414141>/U<42424242424242424242424242424242>>>';
  for (const [what, name, bytes, problem] of [
    ['a PDF without any text', 'scan.pdf', pdfFile([{ content: '0 0 m 9 9 l S' }]), 'no_text'],
    [
      'a PDF with a password',
      'a.pdf',
      pdfFile([], { trailer: '/Encrypt 4 0 R/ID[<41><41>]', more: [locked] }),
      'encrypted',
    ],
    ['a PDF that ends early', 'a.pdf', pdfFile([{ content: 'BT ET' }]).subarray(0, 60), 'broken'],
    [
      'a Word file with a password',
      'a.docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['an old Word file', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'other_kind'],
    ['a Word file that ends early', 'a.docx', wordFile(wordParagraph('hello')).subarray(0, 200), 'broken'],
    ['a Word file without words', 'a.docx', wordFile(wordParagraph('')), 'no_text'],
    ['another archive', 'a.docx', zipOf([{ name: 'x.txt', bytes: Buffer.from('hello') }]), 'other_kind'],
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'other_kind'],
    ['a picture called a text', 'a.txt', Buffer.from('89504e470d0a1a0a0000000d49484452000102', 'hex'), 'other_kind'],
    ['a text called a PDF', 'a.pdf', Buffer.from('hello'), 'broken'],
    ['an empty text', 'a.txt', Buffer.from(' \n'), 'no_text'],
    ['a program', 'a.js', Buffer.from('let a = 1'), 'other_kind'],
    ['a rich text', 'a.txt', Buffer.from('{\\rtf1 hello}'), 'other_kind'],
    ['a Word file nested a thousandfold', 'a.docx', wordFile('<w:p>'.repeat(100_000)), 'broken'],
    ['a page of too many pieces', 'a.html', Buffer.from('<p>a'.repeat(100_001)), 'too_heavy'],
  ] as const) {
    it(`is refused: ${what}`, async () => assert.equal(await problemOf(name, bytes), problem));
  }

  for (const [what, name, bytes, text] of [
    ['a page called a text', 'a.txt', Buffer.from('<!-- saved --><!DOCTYPE html><p>Hello there.</p>'), 'Hello there.'],
    ['a Word file called a PDF', 'a.pdf', wordFile(wordParagraph('Hello there.')), 'Hello there.'],
    ['a PDF without a name', '', pdfFile([{ content: written([[50, 700, 'Hello there.']]) }]), 'Hello there.'],
  ] as const) {
    it(`is read by its bytes: ${what}`, async () => assert.equal(await textOf(name, bytes), text));
  }

  it('ends in a text or a problem, whatever its bytes', async () => {
    const samples = [
      wordFile(wordParagraph('Words.')),
      pdfFile([{ content: written([[50, 700, 'Words.']]) }]),
      Buffer.from(PAGE),
    ];
    const damaged = fc
      .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }), fc.nat())
      .map(([sample, changes, cut]) => {
        const bytes = Buffer.from(sample);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
      });
    const name = fc.constantFrom('a.txt', 'a.html', 'a.docx', 'a.pdf', 'a', '');
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), async (name, bytes) => {
        const reading = await read(name, bytes);
        if (reading.ok) assert.doesNotMatch(reading.article.text, /[^\P{Cc}\n]|\n{3}|^\s|\s$/u);
      }),
      { numRuns: 150 },
    );
  });
});

/** Curly marks as PDFs have them (WinAnsiEncoding). */
const encode = (text: string): string => text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('’', '\x92');
