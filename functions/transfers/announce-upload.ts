import { uploadKey } from '../../shared/contract/documents.ts';
import { announceUploadOperation } from '../../shared/contract/operations/transfers.ts';
import { uploadId } from '../../shared/domain/ids.ts';
import { signUploadTo } from '../../shared/persistence/signed-files.ts';
import { insertUpload } from '../../shared/persistence/uploads.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** Notes what will be uploaded and signs the address; the list itself never passes through this function. */
export const announceUpload = changingRoute(
  announceUploadOperation,
  async ({ body, caller, now, command }) => {
    const upload = {
      ...body,
      uploadId: uploadId.parse(command.mint.ulid('upl')),
      org: caller.org,
      announcedBy: caller.subject,
      announcedAt: now,
    };
    const signed = await signUploadTo(documentBucket(), uploadKey(upload.uploadId), upload);
    const shown = { uploadId: upload.uploadId, ...signed };
    const committed = await commitCommand([insertUpload(upload), command.remember(shown)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(shown);
  },
);
