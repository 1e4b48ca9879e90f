import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAsk } from '../api/ask.ts';
import { Asked } from '../components/asked.tsx';
import { CodeText } from '../components/code-text.tsx';
import { TextField } from '../components/fields.tsx';
import { Block, Facts, Page } from '../components/page.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { MoneyText } from '../components/money-text.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { InstantText, PeriodText } from '../words/dates.tsx';
import { useListed, useNames, useWords } from '../words/language.tsx';

const words = {
  brand: { zh: '科保', en: 'Kebao' },
  title: { zh: '验证保险凭证', en: 'Check a certificate' },
  code: { zh: '验证码', en: 'Verification code' },
  codeHelp: { zh: '印在凭证右下角，二维码下方', en: 'Printed on the certificate, below the QR code' },
  check: { zh: '验证', en: 'Check' },
  true: { zh: '凭证属实', en: 'The certificate is true' },
  insured: { zh: '被保险人', en: 'Insured' },
  ending: { zh: '信用代码末四位', en: 'Credit code ends in' },
  policy: { zh: '保单号', en: 'Policy' },
  period: { zh: '保险期间', en: 'Period' },
  insurers: { zh: '承保人', en: 'Insurers' },
  asOf: { zh: '查询时间', en: 'As of' },
  rescinded: { zh: '保险合同已解除，自始无效', en: 'The insurer rescinded the policy; nothing is covered' },
};

/** For whoever holds the paper: whether it is true and how the policy stands now. */
export function VerifyPage() {
  const said = useWords(words);
  const { code } = useParams();
  return (
    <div className="firm-shell start-page">
      <header className="firm-head">
        <Link to="/" className="brand">
          {said.brand}
        </Link>
        <span className="firm-name" />
        <LanguageSwitch />
      </header>
      <main id="content" className="firm-main">
        <Page title={said.title}>
          <CodeForm code={code ?? ''} />
          {code !== undefined && <Confirmed code={code} />}
        </Page>
      </main>
    </div>
  );
}

function CodeForm({ code }: { readonly code: string }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const [text, setText] = useState(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = text.normalize('NFKC').replaceAll(/\s/g, '');
    if (asked !== '') void navigate(`/verify/${encodeURIComponent(asked)}`);
  };
  return (
    <form className="block stack" onSubmit={submit}>
      <TextField
        name="code"
        label={said.code}
        help={said.codeHelp}
        value={text}
        onChange={setText}
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="primary" htmlType="submit" block>
        {said.check}
      </Button>
    </form>
  );
}

function Confirmed({ code }: { readonly code: string }) {
  const said = useWords(words);
  const names = useNames();
  const listed = useListed();
  const confirmed = useAsk('GET /v1/certificates/{code}', { params: { code } });
  return (
    <Asked query={confirmed}>
      {(paper) => (
        <Block title={said.true} beside={<StatusTag of="policy" status={paper.status} />}>
          {paper.rescinded && <p role="alert">{said.rescinded}</p>}
          <Facts
            rows={[
              [said.insured, paper.insured.name],
              [said.ending, paper.insured.usccEnding],
              [said.policy, <CodeText key="no" code={paper.policyNo} />],
              [
                said.period,
                <PeriodText key="period" period={{ start: paper.period.start, end: paper.coverEnds }} />,
              ],
              [said.insurers, listed(paper.insurers.map(({ name }) => name))],
              ...paper.covers.map(
                (cover) => [names(cover.names), <MoneyText key={cover.code} fen={cover.limitFen} />] as const,
              ),
              [said.asOf, <InstantText key="asOf" at={paper.asOf} />],
            ]}
          />
        </Block>
      )}
    </Asked>
  );
}
