import { TextField, Tick } from '../../../components/fields.tsx';
import { MoneyInput } from '../../../components/money-input.tsx';
import { useWords } from '../../../words/language.tsx';
import type { StatementDraft } from './statement-draft.ts';

const words = {
  receivedAt: { zh: '收到时间', en: 'Received at' },
  receivedHelp: {
    zh: '从这时起，对抵押物所有人付款不再免责（LOS-3）',
    en: 'From then on paying the owner of a pledged thing discharges nobody (LOS-3)',
  },
  principal: { zh: '到期本金', en: 'Principal due' },
  interest: { zh: '到期利息', en: 'Interest due' },
  assigned: { zh: '转让限额', en: 'Assigned up to' },
  assignedHelp: {
    zh: '书面转让限定的金额（LOS-4）',
    en: 'The sum that the assignment is limited to (LOS-4)',
  },
  disputed: { zh: '企业有争议的部分', en: 'Disputed by the firm' },
  disputedHelp: { zh: '争议解决前暂缓付款', en: 'Held until the dispute ends' },
  bankName: { zh: '贷款银行', en: 'Lender' },
  account: { zh: '贷款账号', en: 'Account of the loan' },
  loanNo: { zh: '合同号', en: 'Loan no.' },
  needed: { zh: '请填写', en: 'Needed' },
  digits: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
  released: {
    zh: '已收到贷款方的书面解除证明，贷款已还清',
    en: "The lender's written release is here: the loan is repaid",
  },
  recalled: {
    zh: '银行已撤回付款文件里的这些指令',
    en: 'The bank has recalled these instructions of the payment file',
  },
};

interface StatementFieldsProps {
  readonly draft: StatementDraft;
  readonly change: (change: Partial<StatementDraft>) => void;
  /** Whether the policy names the lender. */
  readonly isNamed: boolean;
  readonly isTried: boolean;
  /** Instructions are with the bank already and have to be recalled first. */
  readonly isInstructed: boolean;
  readonly account: string;
  readonly onAccount: (account: string) => void;
}

/** What a lender's statement says; a debt of nothing takes its release. */
export function StatementFields({ draft, change, isNamed, isTried, ...rest }: StatementFieldsProps) {
  const said = useWords(words);
  const missing = (value: unknown) =>
    isTried && (value === '' || value === undefined) ? said.needed : undefined;
  const { principal, interest, isReleased, isRecalled } = draft;
  const isRepaid = principal.fen === 0 && interest.fen === 0;
  return (
    <>
      {!isNamed && <LenderFields draft={draft} change={change} missing={missing} {...rest} />}
      <TextField
        name="receivedAt"
        type="datetime-local"
        label={said.receivedAt}
        help={said.receivedHelp}
        error={missing(draft.receivedAt)}
        value={draft.receivedAt}
        onChange={(receivedAt) => change({ receivedAt })}
      />
      {(['principal', 'interest'] as const).map((name) => (
        <MoneyInput
          key={name}
          name={`${name}Fen`}
          label={said[name]}
          error={missing(draft[name].fen)}
          value={draft[name]}
          onChange={(amount) => change({ [name]: amount })}
        />
      ))}
      {isRepaid && (
        <Tick
          name="release"
          label={said.released}
          checked={isReleased}
          onChange={(ticked) => change({ isReleased: ticked })}
        />
      )}
      {(['assigned', 'disputed'] as const).map((name) => (
        <MoneyInput
          key={name}
          name={`${name}Fen`}
          label={said[name]}
          help={said[`${name}Help`]}
          optional
          value={draft[name]}
          onChange={(amount) => change({ [name]: amount })}
        />
      ))}
      {(rest.isInstructed || isRecalled) && (
        <Tick
          name="recalled"
          label={said.recalled}
          checked={isRecalled}
          onChange={(ticked) => change({ isRecalled: ticked })}
        />
      )}
    </>
  );
}

/** Who gave notice of a lien, where the policy names no lender. */
function LenderFields({
  draft,
  change,
  missing,
  account,
  onAccount,
}: Pick<StatementFieldsProps, 'draft' | 'change' | 'account' | 'onAccount'> & {
  readonly missing: (value: unknown) => string | undefined;
}) {
  const said = useWords(words);
  return (
    <>
      {(['bankName', 'loanNo'] as const).map((name) => (
        <TextField
          key={name}
          name={`lender.${name}`}
          label={said[name]}
          error={missing(draft[name])}
          value={draft[name]}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
      <TextField
        name="lender.account"
        label={said.account}
        help={said.digits}
        error={missing(account)}
        value={account}
        onChange={(text) => onAccount(text.replaceAll(/\s/g, ''))}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  );
}
