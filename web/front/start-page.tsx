import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { uscc } from '../../shared/domain/ids.ts';
import { useAsk } from '../api/ask.ts';
import { Asked } from '../components/asked.tsx';
import { TextField } from '../components/fields.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { Tag } from '../components/status-tag.tsx';
import { useSession } from '../session/session.ts';
import { startPageOf } from '../shell/desks.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { DayText } from '../words/dates.tsx';
import { useNames, useWords } from '../words/language.tsx';
import './start-page.css';

const words = {
  brand: { zh: '科保', en: 'Kebao' },
  title: { zh: '科技保险，保费财政补', en: 'Technology insurance, mostly paid by the budget' },
  lead: {
    zh: '研发设备坏了、研发失败、专利被侵权，都能投保。符合条件的企业只付一小部分保费，其余由财政直接抵扣。',
    en: 'Cover for research equipment, failed research and patents. Eligible firms pay a small part of the premium; the budget pays the rest.',
  },
  code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  codeHelp: { zh: '营业执照上的 18 位代码', en: 'The 18 characters on your licence' },
  wrong: {
    zh: '第 18 位校验不符，请对照营业执照',
    en: 'The check character does not fit; compare with your licence',
  },
  see: { zh: '登录，看看能补多少', en: 'Sign in and see your subsidy' },
  open: { zh: '正在补贴的项目', en: 'Programmes that are open now' },
  until: { zh: '截止', en: 'until' },
  funded: { zh: '有额度', en: 'Funded' },
  unfunded: { zh: '额度未下达', en: 'No budget yet' },
  none: { zh: '目前没有开放的补贴项目', en: 'No programme is open now' },
  staff: { zh: '保险公司与财政部门', en: 'Insurers and finance bureaus' },
  signIn: { zh: '工作人员登录', en: 'Staff sign-in' },
  enter: { zh: '进入我的工作台', en: 'Go to my desk' },
  verify: { zh: '验证保险凭证', en: 'Check a certificate' },
  help: { zh: '帮助', en: 'Help' },
  failed: { zh: '登录没有完成，请再试一次', en: 'Sign-in was not completed, please try again' },
};

/** What it is, for whoever comes by: what is subsidised now, and the way in. */
export function StartPage() {
  const said = useWords(words);
  const { who } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const programmes = useAsk('GET /v1/public/programmes');
  return (
    <div className="firm-shell start-page">
      <header className="firm-head">
        <span className="brand">{said.brand}</span>
        <span className="firm-name" />
        <span className="row">
          <LanguageSwitch />
          <Link to="/help">{said.help}</Link>
        </span>
      </header>
      <main id="content" className="firm-main">
        <Page title={said.title}>
          {search.get('signIn') === 'failed' && <Notice tone="warn">{said.failed}</Notice>}
          <p className="start-lead">{said.lead}</p>
          {who ? (
            <button
              type="button"
              className="start-action"
              onClick={() => void navigate(startPageOf(who.roles))}
            >
              {said.enter}
            </button>
          ) : (
            <CreditCode />
          )}
          <OpenProgrammes programmes={programmes} />
          {/* Not before what stands above it: what people look at must not move away from them. */}
          {!programmes.isPending && <Staff />}
        </Page>
      </main>
    </div>
  );
}

function Staff() {
  const said = useWords(words);
  const { who, signIn } = useSession();
  return (
    <section className="stack">
      <h2>{said.staff}</h2>
      <p className="row">
        {!who && (
          <button type="button" className="text-button" onClick={() => signIn('/enter')}>
            {said.signIn}
          </button>
        )}
        <Link to="/verify">{said.verify}</Link>
      </p>
    </section>
  );
}

/** ELG-1 before anybody signs in: a slip of the pen is found here, not three pages later. */
function CreditCode() {
  const said = useWords(words);
  const { signIn } = useSession();
  const [code, setCode] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = uscc.safeParse(code);
    setIsWrong(!read.success);
    if (read.success) signIn('/firm/explore');
  };
  return (
    <form className="block stack" onSubmit={submit} noValidate>
      <TextField
        name="uscc"
        label={said.code}
        help={said.codeHelp}
        value={code}
        onChange={setCode}
        error={isWrong ? said.wrong : undefined}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit" className="start-action">
        {said.see}
      </button>
    </form>
  );
}

type Programmes = ReturnType<typeof useAsk<'GET /v1/public/programmes'>>;

function OpenProgrammes({ programmes }: { readonly programmes: Programmes }) {
  const said = useWords(words);
  const names = useNames();
  return (
    <section className="stack">
      <h2>{said.open}</h2>
      <Asked query={programmes} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <ul className="start-programmes">
              {items.map((one) => (
                <li key={one.programmeId} className="apart">
                  <span>{names(one.names)}</span>
                  <span className="row">
                    {one.openUntil !== null && (
                      <span className="quiet small">
                        {said.until} <DayText day={one.openUntil} />
                      </span>
                    )}
                    <Tag tone={one.hasBudget ? 'good' : 'neutral'}>
                      {one.hasBudget ? said.funded : said.unfunded}
                    </Tag>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}
