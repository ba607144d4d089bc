/** What can be wrong with the database file, as opposed to with a request. */
export type FaultCode =
  | 'newer_file'
  | 'changed_migration'
  | 'not_a_database'
  | 'no_directory'
  | 'cannot_open'
  | 'read_only'
  | 'gone'
  | 'locked'
  | 'disk_full'
  | 'damaged'
  | 'disk_fault';

const SENTENCES: Readonly<Record<FaultCode, (path: string) => string>> = {
  newer_file: (path) =>
    `${path} was written by a newer Story Desk. Start that version, or restore a backup from before the update.`,
  changed_migration: (path) =>
    `${path} was made with other migrations than this copy of Story Desk has. Install a released version unchanged.`,
  not_a_database: (path) => `${path} is not a Story Desk database. Point DATABASE_PATH to another file.`,
  no_directory: (path) =>
    `The directory of ${path} can't be made. Make it, or point DATABASE_PATH to a place that this user may write to.`,
  cannot_open: (path) =>
    `${path} can't be opened. Check that it is a file, and that this user may read and write it and its directory.`,
  read_only: (path) => `${path} can't be written to. Give this user write access to the file and to its directory.`,
  gone: (path) =>
    `${path} was moved or deleted while Story Desk was running. Put it back, or stop Story Desk and restore a backup: npm run restore -- FILE.`,
  locked: (path) => `${path} is held by another program. Stop that program, then start again.`,
  damaged: (path) =>
    `${path} is damaged. Stop Story Desk, keep the file, and restore a backup: npm run restore -- FILE --replace.`,
  disk_fault: (path) => `The disk that holds ${path} fails to read or write. Check the disk; nothing was half-written.`,
  disk_full: (path) => `The disk that holds ${path} is full. Make room on it; nothing was half-written.`,
};

/** The same for people in Slack, who know nothing of files: why nothing is saved, after "because". */
const FOR_PEOPLE: Readonly<Partial<Record<FaultCode, string>>> = {
  read_only: 'its file may not be written to',
  gone: 'its file was moved or deleted',
  locked: 'another program holds its file',
  disk_full: 'its disk is full',
  damaged: 'its file is damaged',
  disk_fault: 'its disk fails',
};

/** The database file can't be used; the message says what is wrong and what to do. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: FaultCode;
  /** Why nothing can be saved, after "because"; `null` for what only a start can meet. */
  readonly because: string | null;

  constructor(code: FaultCode, path: string, cause?: unknown) {
    super(SENTENCES[code](path), { cause });
    this.code = code;
    this.because = FOR_PEOPLE[code] ?? null;
  }
}

/** SQLite's primary and extended result codes (sqlite.org/rescode.html) that somebody can do something about. */
const SQLITE_FAULTS: readonly (readonly [prefix: string, code: FaultCode])[] = [
  ['SQLITE_NOTADB', 'not_a_database'],
  ['SQLITE_CANTOPEN', 'cannot_open'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_IOERR', 'disk_fault'],
];

/** Puts an error of SQLite's into words where somebody can act on it; hands back any other as it is. */
export function asStoreFault(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const sqlite = error.code;
  const known = SQLITE_FAULTS.find(([prefix]) => sqlite.startsWith(prefix));
  return known ? new StoreFault(known[1], path, error) : error;
}
