import { asText } from '../names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { explainGrant } from '../subsidies/explain-grant.ts';
import type { LimitWord, ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import { coversDivision, isOpenOn, type Programme } from '../subsidies/programme.ts';
import { type Day, dayOf } from '../dates.ts';
import type { QuoteRequest } from './quote-request.ts';
import { findingsOf, type PricedRequest, type QuoteFacts } from './request-quote.ts';

/** Why a programme gives nothing, or less than it would come to, and the rule that says so. */
export interface WhyNot {
  readonly programmeId: string;
  readonly rule: string;
  readonly text: string;
  readonly textEn?: string;
  /** The word of `limitedBy`; left out where the programme did not come into question at all. */
  readonly limit?: LimitWord;
}

const rulesOfLimits: Readonly<Record<LimitWord, string>> = {
  'rate-ceiling': 'SUB-2',
  stacking: 'SUB-4',
  'product-cap': 'SUB-3',
  'firm-year-cap': 'SUB-3',
  'min-self-pay': 'SUB-20',
  performance: 'SUB-18',
  'de-minimis': 'SUB-12',
  budget: 'SUB-9',
  'not-eligible': 'ELG-2',
};

/** The rule whose step takes what a limit takes; without a limit, the one that a grant begins with. */
export function ruleOfLimit(limit: LimitWord | undefined): string {
  return limit === undefined ? 'SUB-1' : rulesOfLimits[limit];
}

/**
 * For each limit of each programme the reason in words: the conditions of ELG that are not met, or the step of rulebook 6.1
 * that took something. Where no programme came into question, why each one that lists the product did not.
 */
export function whyNot(
  of: PricedRequest,
  request: QuoteRequest,
  facts: QuoteFacts,
  catalogue: Catalogue,
): readonly WhyNot[] {
  const limited = of.subsidy.programmes.flatMap((grant) => {
    const programme = catalogue.usedProgramme(grant.programmeId, grant.version);
    return grant.limitedBy.flatMap((limit) => reasons(grant, limit, programme, request, facts));
  });
  const wantsNone = request.programmeIds?.length === 0;
  return of.subsidy.programmes.length > 0 || wantsNone
    ? limited
    : catalogue
        .programmesOn(dayOf(facts.now))
        .filter((programme) => programme.products.includes(facts.product.code))
        .flatMap((programme) => outOfQuestion(programme, facts, dayOf(facts.now)));
}

function reasons(
  grant: ProgrammeGrant,
  limit: LimitWord,
  programme: Programme,
  request: QuoteRequest,
  facts: QuoteFacts,
): readonly WhyNot[] {
  const { programmeId } = grant;
  if (limit === 'not-eligible') {
    const unmet = findingsOf(programme, request, facts).filter((finding) => !finding.met);
    if (unmet.length > 0) {
      return unmet.map(({ rule, fact, factEn }) => {
        return { programmeId, limit, rule, text: fact, textEn: factEn };
      });
    }
    const said = asText({
      zh: '方案没有适用于该产品、年度或保险金额的补贴比例',
      en: 'The programme has no rate for this product, year or sum insured',
    });
    return [{ programmeId, limit, rule: 'SUB-5', ...said }];
  }
  const lines = explainGrant(grant, programme).filter((line) => line.rule === ruleOfLimit(limit));
  const line = limit === 'firm-year-cap' ? lines.at(-1) : lines[0];
  if (line === undefined) return [];
  const { rule, text, textEn } = line;
  return [{ programmeId, limit, rule, text, ...(textEn === undefined ? {} : { textEn }) }];
}

function outOfQuestion(programme: Programme, { firm }: Pick<QuoteFacts, 'firm'>, on: Day): readonly WhyNot[] {
  const { id: programmeId, names } = programme;
  if (!coversDivision(programme, firm.divisionCode)) {
    const said = asText({
      zh: `${names.zh}不适用于注册地 ${firm.divisionCode}`,
      en: `${names.en} does not cover ${firm.divisionCode}, where the firm is registered`,
    });
    return [{ programmeId, rule: 'ELG-5', ...said }];
  }
  if (isOpenOn(programme, on)) return [];
  const { validTo } = programme;
  const said = asText({
    zh: `${names.zh}已停止受理${validTo === undefined ? '' : `，最后一日为 ${validTo}`}`,
    en: `${names.en} takes no more applications${validTo === undefined ? '' : `; its last day was ${validTo}`}`,
  });
  return [{ programmeId, rule: 'SUB-11', ...said }];
}
