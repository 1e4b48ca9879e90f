import type { LenderStatementRequest } from '../../../../shared/domain/claims/lender-debt.ts';
import type { LossPayee } from '../../../../shared/domain/quoting/loss-payee.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { Facts } from '../../../components/page.tsx';
import { Tag } from '../../../components/status-tag.tsx';
import { payeeWords, wordOf } from '../../../words/claims.ts';
import { useLanguage, useWords } from '../../../words/language.tsx';
import type { Claim } from '../claim.ts';
import { dividedBy } from './statement-draft.ts';

const words = {
  trial: { zh: '试算', en: 'Preview' },
  how: {
    zh: '未付的赔款这样划分：先付贷款方，余下归企业',
    en: 'What is not paid yet: the lender first, the rest to the firm',
  },
  held: { zh: '贷款方，争议部分暂缓', en: 'Lender, held while disputed' },
  later: {
    zh: '还没有待付的赔款；达成协议后按这份说明划分。',
    en: 'Nothing is due yet; what is agreed later is divided by this statement.',
  },
};

interface DivisionPreviewProps {
  readonly claim: Claim;
  readonly statement: LenderStatementRequest;
  readonly lender: LossPayee | undefined;
}

/** Who would be paid what if the statement were recorded as it stands. */
export function DivisionPreview({ claim, statement, lender }: DivisionPreviewProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const parts = dividedBy(statement, claim, lender);
  if (parts.length === 0) return <p className="quiet">{said.later}</p>;
  return (
    <div className="lender-division">
      <p>
        <Tag tone="proposed">{said.trial}</Tag> {said.how}
      </p>
      <Facts
        rows={parts.map(({ payee, fen, isHeld }) => [
          isHeld ? said.held : wordOf(payeeWords, payee, language),
          <MoneyText key={payee} fen={fen} />,
        ])}
      />
    </div>
  );
}
