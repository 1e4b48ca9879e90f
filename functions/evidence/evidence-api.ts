import { httpApi } from '../runtime/http-api.ts';
import { attachDocument } from './attach-document.ts';
import { listDocuments } from './list-documents.ts';
import { readClaimFile } from './read-claim-file.ts';
import { requestDocuments } from './request-further.ts';

export const handler = httpApi([attachDocument, listDocuments, requestDocuments, readClaimFile]);
