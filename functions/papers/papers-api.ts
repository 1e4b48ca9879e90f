import { readingApi } from '../runtime/reading-api.ts';
import { confirmCertificate } from './confirm-certificate.ts';
import { readCertificate } from './read-certificate.ts';
import { readPolicyPaper } from './read-policy-paper.ts';
import { readPremiumNotice } from './read-premium-notice.ts';
import { readRejectionLetter } from './read-rejection-letter.ts';
import { readQuotation } from './read-quotation.ts';

export const handler = readingApi([
  readQuotation,
  readPolicyPaper,
  readPremiumNotice,
  readCertificate,
  readRejectionLetter,
  confirmCertificate,
]);
