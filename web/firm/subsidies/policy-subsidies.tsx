import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { modeWords } from '../../words/applications.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { applicationFor, openFor, paidLater, useOwnApplications } from './own-applications.ts';

const words = {
  title: { zh: '付保费以后的补贴', en: 'Subsidy after the premium' },
  apply: { zh: '申请补贴', en: 'Apply for it' },
  open: { zh: '看进度', en: 'See where it stands' },
  firstPay: { zh: '保费付清后可以申请', en: 'Pay the premium first, then apply' },
  byItself: { zh: '保费付清后自动列入，不用申请', en: 'Listed by itself once the premium is paid' },
  lost: { zh: '不能再申请', en: 'No longer open' },
};

/** On a policy: what its programmes pay the firm afterwards, and the way to apply or to see where it stands. */
export function PolicySubsidies({ policy }: { readonly policy: AnswerOf<'GET /v1/policies/{policyNo}'> }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const applications = useOwnApplications();
  const grants = paidLater(policy);
  if (grants.length === 0) return null;
  const all = applications.data?.items ?? [];
  const next = ({ mode, programmeId }: (typeof grants)[number]) => {
    const application = applicationFor({ policyNo: policy.policyNo, programmeId }, all);
    if (application !== undefined) {
      return (
        <>
          <StatusTag of="application" status={application.status} />{' '}
          <Link to={`/firm/subsidies/${application.applicationId}`}>{said.open} ›</Link>
        </>
      );
    }
    if (openFor(policy, all).some((one) => one.programmeId === programmeId)) {
      return <Link to={`/firm/policies/${policy.policyNo}/subsidy/${programmeId}`}>{said.apply} ›</Link>;
    }
    if (policy.status !== 'awaiting-payment') return said.lost;
    return mode === 'no-application' ? said.byItself : said.firstPay;
  };
  return (
    <Block title={said.title}>
      {applications.data !== undefined &&
        grants.map((grant) => (
          <div key={grant.programmeId} className="apart">
            <span>
              {modeWords[grant.mode][language]} <MoneyText fen={grant.grantedFen} />
            </span>
            <span>{next(grant)}</span>
          </div>
        ))}
    </Block>
  );
}
