import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';

const words = {
  title: { zh: '续保', en: 'Renew' },
  back: { zh: '保单', en: 'Policy' },
  text: {
    zh: '按现在的保额、现行的产品和补贴办法报价，新的一年紧接着开始，补贴额度重新计算。报价不占额度，可以先看价格。',
    en: 'Quoted for the same sums by the product and programme as they are now; the new year begins where this one ends. A quote binds you to nothing.',
  },
  quote: { zh: '看续保价格', en: 'See the price' },
  sending: { zh: '正在报价', en: 'Pricing' },
  other: { zh: '要改保额，重新投保', en: 'To change the sums, apply anew' },
};

/** F9: the next year, quoted from what there is. */
export function RenewPage() {
  const said = useWords(words);
  const navigate = useNavigate();
  const { policyNo = '' } = useParams();
  const renew = useCommand('POST /v1/policies/{policyNo}/renewal');
  const quote = () =>
    renew.mutate(
      { params: { policyNo }, body: {} },
      { onSuccess: ({ quoteId }) => void navigate(`/firm/quotes/${quoteId}`) },
    );
  return (
    <Page title={said.title} back={{ to: `/firm/policies/${policyNo}`, name: said.back }}>
      {renew.error && <ProblemBlock problem={renew.error} />}
      <Block>
        <p>{said.text}</p>
        <Button type="primary" block disabled={renew.isPending} onClick={quote}>
          {renew.isPending ? said.sending : said.quote}
        </Button>
        <Link to="/firm/explore">{said.other}</Link>
      </Block>
    </Page>
  );
}
