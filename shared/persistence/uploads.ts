import type { Caller } from '../domain/access/role.ts';
import type { UploadId } from '../domain/ids.ts';
import { upload, type Upload } from '../domain/transfers/upload.ts';
import { keys } from './keys.ts';
import { insert, read, type Store, type Write } from './store.ts';

/** An upload that the caller's own organisation has announced. */
export async function readUpload(
  store: Store,
  { org }: Pick<Caller, 'org'>,
  uploadId: UploadId,
): Promise<Upload | undefined> {
  const item = await read(store, keys.upload(uploadId));
  const found = item === undefined ? undefined : upload.parse(item);
  return found?.org === org ? found : undefined;
}

export function insertUpload(of: Upload): Write {
  return insert('upload', { ...keys.upload(of.uploadId), type: 'upload', ...of });
}
