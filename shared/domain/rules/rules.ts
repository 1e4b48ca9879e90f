import { claimRules } from './data/claim-rules.ts';
import { policyRules } from './data/policy-rules.ts';
import { subsidyRules } from './data/subsidy-rules.ts';
import { type Rule, type RuleRow } from './rule.ts';

/** G13: every rule that the service cites, in the order of families and numbers. */
export const rules: readonly Rule[] = [...policyRules, ...subsidyRules, ...claimRules].map(ruleOf);

function ruleOf([id, titleZh, titleEn, zh, en, basis, source, article = '']: RuleRow): Rule {
  return { id, title: { zh: titleZh, en: titleEn }, zh, en, basis, source, article };
}
