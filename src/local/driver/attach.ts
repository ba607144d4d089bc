import type { Element } from '../blocks/elements.ts';
import { LIMITS } from '../limits.ts';
import type { EnteredValue, Person, SharedFile } from '../state/records.ts';
import { fileOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible } from './stage.ts';

/** A file as one drops it into a composer or a form. */
export type DroppedFile = { name: string; content?: string | Uint8Array; mimetype?: string; size?: number };

/** Puts a file into the workspace, as its owner's only until it is sent with something. */
export function attach({ content = '', ...file }: DroppedFile, person: Person, { files }: Workspace): SharedFile {
  return files.add({ ...file, user: person.id, bytes: Buffer.from(content) });
}

/** Files that somebody attached, by id; nobody sends another's. */
export function attached(ids: readonly string[], person: Person, { files }: Workspace): SharedFile[] {
  const own = files.all(ids).filter((file) => file.user === person.id);
  if (own.length < ids.length) throw new NotPossible('A file that was attached is gone. Attach it again.');
  return own;
}

/** What stands in a file input once these were chosen. Slack's clients refuse what the element does not take. */
export function chooseFiles(
  element: Extract<Element, { type: 'file_input' }>,
  files: readonly SharedFile[],
  workspace: Workspace,
): EnteredValue {
  const { filetypes, max_files: max = LIMITS.fileInputFiles } = element;
  if (files.length > max) throw new NotPossible(`No more than ${max} ${max === 1 ? 'file goes' : 'files go'} in here.`);
  for (const file of files) {
    if (file.size > LIMITS.fileInputBytes) throw new NotPossible(`${file.name} is larger than 10 MB.`);
    if (filetypes && !filetypes.includes(file.filetype)) {
      throw new NotPossible(`${file.name} is none of these: ${filetypes.join(', ')}.`);
    }
  }
  for (const file of files) file.in_form = true;
  return { type: element.type, files: files.map((file) => fileOnWire(file, workspace)) };
}
