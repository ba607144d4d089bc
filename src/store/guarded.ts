import { asStoreFault, StoreFault } from './store-fault.ts';

/**
 * A shelf whose methods fail with a `StoreFault` where SQLite says what is wrong with the file. The one place that tells
 * the disk's faults from ours, for every method there is.
 *
 * @param isThere - whether the file is still the one that was opened
 * @param onFault - hears of each
 */
export function guarded<Shelf extends object>(
  shelf: Shelf,
  path: string,
  isThere: () => boolean,
  onFault: (fault: StoreFault) => void,
): Shelf {
  const put = (error: unknown): never => {
    const fault = asStoreFault(error, path);
    if (fault instanceof StoreFault) onFault(fault);
    throw fault;
  };
  return new Proxy(shelf, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        if (!isThere()) return put(new StoreFault('gone', path));
        try {
          return await Reflect.apply(member, target, args);
        } catch (error) {
          return put(error);
        }
      };
    },
  });
}
