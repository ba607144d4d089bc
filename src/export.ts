import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportStory, type StoryExport } from './commands/story-export.ts';
import type { UserId } from './domain/ids.ts';
import { FORMATS, isFormat } from './export/formats.ts';
import { inSentences } from './export/manifest.ts';
import { CannotDo, openConfigured, runAsOperator, storyCalled } from './operator.ts';

const USAGE = `Writes what of a story may be published. Whoever runs this sees every story, closed ones too.

  npm run --silent export -- STORY --format md|csv|json|jsonld|ninjs [--out FILE] [--timeline] [--for USERID]

  STORY       its key or slug, or #NUMBER
  --out       where it goes, with FILE.manifest.json beside it; without it, to the terminal, and the manifest after it
  --timeline  a brief (md) by day instead of by speaker
  --for       the Slack user who gets it: they are told, like anybody who was shown a claim, when one in it is corrected`;

/** Unpublished material: for nobody on this machine but who runs the desk. */
const OURS_ALONE = { mode: 0o600 };

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      timeline: { type: 'boolean' },
      for: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [asked, ...more] = positionals;
  const { format = '', for: reader } = values;
  if (asked === undefined || more.length > 0 || !isFormat(format)) {
    throw new CannotDo(`Give one story, and a format of ${FORMATS.join(', ')}.\n\n${USAGE}`);
  }
  if (reader !== undefined && !/^[UW][A-Z0-9]{2,}$/.test(reader)) {
    throw new CannotDo('--for takes a Slack user id (U… or W…); a profile’s “Copy member ID” gives it.');
  }
  const { store } = openConfigured();
  try {
    const story = await storyCalled(asked, store);
    const at = Math.floor(Date.now() / 1_000);
    const order = values.timeline ? 'timeline' : 'speaker';
    const made = await exportStory({ story, format, order, by: reader ?? 'operator', at }, store);
    // On record before it is written: a crash in between tells somebody too much, and the other way round too little.
    if (reader) {
      const exposure = { member: reader as UserId, door: 'export', at, channel: null, ts: null } as const;
      await store.record.expose(
        made.versions.map(({ id, status, sealed }) => ({ version: id, status, sealed, ...exposure })),
      );
    }
    deliver(made, values.out);
    return 0;
  } finally {
    store.close();
  }
}

function deliver({ bytes, manifest }: StoryExport, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(bytes);
  } else {
    writeFileSync(out, bytes, OURS_ALONE);
    writeFileSync(`${out}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`, OURS_ALONE);
  }
  console.error(inSentences(manifest).join('\n'));
}

await runAsOperator(run);
