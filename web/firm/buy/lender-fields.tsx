import { TextField } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import type { Application } from './application.ts';

const words = {
  title: { zh: '贷款银行（选填）', en: 'Lender (optional)' },
  help: {
    zh: '出险时先付给贷款方；没有贷款就不填',
    en: 'Paid first after a loss; leave empty without a loan',
  },
  bank: { zh: '贷款银行', en: 'Lender' },
  account: { zh: '账号', en: 'Account' },
  loan: { zh: '合同号', en: 'Loan no.' },
};

/** Kept in memory only: accounts never go into a draft. */
export interface LenderAccount {
  readonly account: string;
  readonly setAccount: (account: string) => void;
}

/** LOS-1: who is paid first after a loss. */
export function LenderFields({
  draft,
  change,
  lender,
  error,
}: {
  readonly draft: Application;
  readonly change: (change: Partial<Application>) => void;
  readonly lender: LenderAccount;
  readonly error: string | undefined;
}) {
  const said = useWords(words);
  return (
    <Block title={said.title}>
      <p className="quiet small">{said.help}</p>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <TextField
        name="lossPayee"
        label={said.bank}
        value={draft.lenderName}
        onChange={(lenderName) => change({ lenderName })}
        autoComplete="off"
      />
      <TextField
        name="lossPayee.account"
        label={said.account}
        value={lender.account}
        onChange={lender.setAccount}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        name="lossPayee.loanNo"
        label={said.loan}
        value={draft.loanNo}
        onChange={(loanNo) => change({ loanNo })}
        autoComplete="off"
      />
    </Block>
  );
}
