import { Link } from 'react-router';
import { Block, Page } from '../components/page.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { useWords } from '../words/language.tsx';

const words = {
  brand: { zh: '科保', en: 'Kebao' },
  title: { zh: '帮助', en: 'Help' },
  price: { zh: '保费怎么算', en: 'How the price comes about' },
  priceText: {
    zh: '每份报价逐行列出保费、补贴和您实付的金额；点每行末尾的规则编号，能看到依据。补贴在您确认投保时锁定，报价本身不占额度。',
    en: 'Every quote lists premium, subsidy and what you pay line by line; the rule id at the end of a line opens its basis. The subsidy is secured when you confirm, not by the quote.',
  },
  pay: { zh: '怎么付款', en: 'How to pay' },
  payText: {
    zh: '由本企业账户转账，附言写付款页上的编号。到账后保单自动生效，不需要上传回单。超过付款时间，保单失效，补贴退回额度，可以重新报价。',
    en: "Transfer from your firm's own account with the reference of the payment page. The policy is in force once the money is there; no slip is needed. Not paid in time it lapses and you can quote again.",
  },
  loss: { zh: '出险了怎么办', en: 'After a loss' },
  lossText: {
    zh: '先报案，五个问题，手机就能办；照片可以随后补。保险公司收到后三十日内核定，达成协议后十日内付款（保险法第二十三条）。',
    en: 'Report first: five questions, on a phone; photos may follow. The insurer decides within thirty days and pays within ten days of agreement (Insurance Law, article 23).',
  },
  trouble: { zh: '页面出错', en: 'When a page fails' },
  troubleText: {
    zh: '没有回应时可以放心重试，系统不会重复办理。提示里有请求编号，联系客服时请一并提供。',
    en: 'Trying again is always safe: nothing happens twice. The message has a request number; give it to whoever helps you.',
  },
  contract: { zh: '接口文档', en: 'API documentation' },
};

export function HelpPage() {
  const said = useWords(words);
  const parts = [
    [said.price, said.priceText],
    [said.pay, said.payText],
    [said.loss, said.lossText],
    [said.trouble, said.troubleText],
  ] as const;
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
          {parts.map(([title, text]) => (
            <Block key={title} title={title}>
              <p>{text}</p>
            </Block>
          ))}
          <p>
            <a href="/docs">{said.contract}</a>
          </p>
        </Page>
      </main>
    </div>
  );
}
