import { dayOf, type Instant } from '../dates.ts';
import { agreedTerms, type AgreedTerms } from '../policies/agreed-terms.ts';
import { insuredNameOf } from '../policies/holders.ts';
import { issuedAtOf, type Policy, statusOfPolicy } from '../policies/policy.ts';
import type { Product } from '../products/product.ts';
import { accept, refuse, type Result } from '../result.ts';
import { limitsTable } from './covers-table.ts';
import { sharesTable } from './insurers-table.ts';
import type { Paper, PaperSection, Verification } from './paper.ts';
import { lossPayeeFacts, periodFact, policyHead } from './policy-head.ts';
import { policyStatusWords } from './policy-status-words.ts';
import { printDay } from './printed-dates.ts';

/** Nothing was ever issued that could be certified. */
export interface NotIssued {
  readonly kind: 'policy-not-issued';
  readonly status: string;
}

/**
 * The certificate (保险凭证) shows others that a firm is covered: by whom, for what, up to how much, until when. A policy that
 * ended keeps one, which says so: a loss of the time before is still covered. It shows the terms in effect (QTE-7). TIM-1: cover ends at 24:00 of its last day.
 *
 * Refusal: `policy-not-issued`, where the premium never came and nobody was covered.
 */
export function certificatePaper(
  of: Policy,
  product: Product,
  verification: Verification,
  now: Instant,
): Result<Paper, NotIssued> {
  const issuedAt = issuedAtOf(of);
  if (issuedAt === undefined) return refuse({ kind: 'policy-not-issued', status: statusOfPolicy(of, now) });
  const terms = agreedTerms(of, undefined, now);
  return accept({
    title: { zh: '保险凭证', en: 'Certificate of Insurance' },
    ...policyHead(of, product, now),
    verification,
    sections: [
      insuredSection(of, issuedAt, terms, now),
      { heading: '保障与限额', blocks: [limitsTable(product, terms)] },
      { heading: '承保', blocks: [sharesTable(of.insurers)] },
    ],
  });
}

function insuredSection(of: Policy, issuedAt: Instant, terms: AgreedTerms, now: Instant): PaperSection {
  return {
    heading: '被保险人与期间',
    blocks: [
      ...policyStatusWords(of, now).warning,
      {
        kind: 'facts',
        facts: [
          { label: '被保险人', value: insuredNameOf(of), wide: true },
          { label: '统一社会信用代码', value: of.uscc },
          { label: '签发日期', value: printDay(dayOf(issuedAt)) },
          periodFact(of.period),
          ...lossPayeeFacts(terms.lossPayee),
        ],
      },
    ],
  };
}
