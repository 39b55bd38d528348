/** The object stores that archive files are in: the one that they move to, and those that earlier ones moved to. */
import type { Config } from '../config.js';
import { CopydeskError } from '../errors.js';
import { type ObjectStore, objectStoreAt } from '../storage/archive/object-store.js';
import type { MovedFiles } from '../storage/moved-files.js';

export interface ArchiveStores {
  /** Where closed files move to; undefined where they stay. */
  target: ObjectStore | undefined;
  /** The store that the file has moved to. Throws `store-failed` where it cannot be asked. */
  of(file: string): Promise<ObjectStore | undefined>;
}

export function archiveStores(
  { url: target, access }: Config['store'],
  moved: Pick<MovedFiles, 'storeOf'>,
): ArchiveStores {
  return {
    target: target !== undefined && access ? objectStoreAt(target, access) : undefined,
    async of(file) {
      const url = await moved.storeOf(file);
      if (url === undefined) return undefined;
      if (access) return objectStoreAt(url, access);
      throw new CopydeskError(
        'store-failed',
        `${file} is in ${url}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
      );
    },
  };
}
