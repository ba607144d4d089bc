import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Story } from '../domain/story.ts';
import { inspectFactStore } from '../store/open-store.ts';
import { bad, type Finding, good } from './finding.ts';

/** What the doctor found of the fact store, and the stories in it. */
export interface StoreCheck {
  readonly findings: readonly Finding[];
  readonly stories: readonly Story[];
}

/** Whether the fact store opens, is up to date and can be written to. An absent file is not made: the desk does that. */
export async function checkStore(path: string): Promise<StoreCheck> {
  if (!existsSync(path)) return { findings: [checkPlace(path)], stories: [] };
  try {
    const { pending, stories } = await inspectFactStore(path);
    const opened =
      pending.length === 0
        ? good(`The fact store ${path} opens and is up to date (${stories.length} stories).`)
        : good(`The fact store ${path} opens. The next start brings it up to date: ${pending.join(', ')}.`);
    return { findings: [opened, checkWriting(path)], stories };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { findings: [bad('The fact store does not open.', what)], stories: [] };
  }
}

function checkPlace(path: string): Finding {
  const place = nearestPlace(dirname(resolve(path)));
  return isWritable(place)
    ? good(`There is no fact store yet; the first start makes ${path}.`)
    : bad(`${path} cannot be made.`, `Give this user write access to ${place}, or point DATABASE_PATH elsewhere.`);
}

/** SQLite writes beside the file, too. */
function checkWriting(path: string): Finding {
  const places = [resolve(path), dirname(resolve(path))].filter((place) => !isWritable(place));
  return places.length === 0
    ? good('The fact store can be written to.')
    : bad('The fact store cannot be written to.', `Give this user write access to ${places.join(' and ')}.`);
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const nearestPlace = (directory: string): string =>
  existsSync(directory) || dirname(directory) === directory ? directory : nearestPlace(dirname(directory));
