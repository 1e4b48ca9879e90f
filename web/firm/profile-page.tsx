import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useAsk, useCommand } from '../api/ask.ts';
import type { AnswerOf } from '../api/contract.ts';
import { Outline } from '../components/asked.tsx';
import { TextField } from '../components/fields.tsx';
import { Notice } from '../components/notice.tsx';
import { Block, Facts, Page } from '../components/page.tsx';
import { CodeText } from '../components/code-text.tsx';
import { ProblemBlock } from '../components/problem-block.tsx';
import { useWho } from '../session/session.ts';
import { useWords } from '../words/language.tsx';
import { type Account, AccountFields, noAccount } from '../components/account-fields.tsx';

const words = {
  title: { zh: '企业资料', en: 'Firm profile' },
  code: { zh: '统一社会信用代码', en: 'Credit code' },
  name: { zh: '企业名称', en: 'Name' },
  nameHelp: { zh: '与营业执照一致', en: 'As on the licence' },
  division: { zh: '注册地行政区划', en: 'Division' },
  divisionHelp: {
    zh: '6 位代码，例如 610113 西安市雁塔区',
    en: "6 digits, for example 610113 for Yanta, Xi'an",
  },
  industry: { zh: '行业代码', en: 'Industry code' },
  industryHelp: { zh: 'GB/T 4754，例如 C39', en: 'GB/T 4754, for example C39' },
  contact: { zh: '联系人', en: 'Contact' },
  person: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  email: { zh: '邮箱', en: 'E-mail' },
  account: { zh: '收款账户', en: 'Bank account' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存', en: 'Saving' },
  saved: { zh: '已保存', en: 'Saved' },
};

type Firm = AnswerOf<'GET /v1/firms/{uscc}'>;

/** The firm's own record; its standing in registries never comes from here. */
export function ProfilePage() {
  const { org } = useWho();
  const firm = useAsk('GET /v1/firms/{uscc}', { params: { uscc: org } });
  if (firm.isPending) return <Outline lines={6} />;
  return <Profile key={org} uscc={org} firm={firm.data} />;
}

function Profile({ uscc, firm }: { readonly uscc: string; readonly firm: Firm | undefined }) {
  const said = useWords(words);
  const [name, setName] = useState(firm?.name ?? '');
  const [division, setDivision] = useState<string>(firm?.divisionCode ?? '');
  const [industry, setIndustry] = useState(firm?.industryCode ?? '');
  const [contact, setContact] = useState(firm?.contact ?? { name: '', phone: '', email: '' });
  const [account, setAccount] = useState<Account>(firm?.bankAccount ?? noAccount);
  const save = useCommand('PUT /v1/firms/{uscc}');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      params: { uscc },
      body: {
        name,
        divisionCode: division,
        ...(industry !== '' && { industryCode: industry }),
        ...(Object.values(contact).some(Boolean) && { contact }),
        ...(Object.values(account).some(Boolean) && { bankAccount: account }),
      },
    });
  };
  return (
    <Page title={said.title}>
      <form className="stack-wide" onSubmit={submit} noValidate>
        {save.error && <ProblemBlock problem={save.error} />}
        {save.isSuccess && <Notice tone="good">{said.saved}</Notice>}
        <Block>
          <Facts rows={[[said.code, <CodeText key="code" code={uscc} />]]} />
          <TextField
            name="name"
            label={said.name}
            help={said.nameHelp}
            value={name}
            onChange={setName}
            autoComplete="organization"
          />
          <TextField
            name="divisionCode"
            label={said.division}
            help={said.divisionHelp}
            value={division}
            onChange={setDivision}
            inputMode="numeric"
          />
          <TextField
            name="industryCode"
            label={said.industry}
            help={said.industryHelp}
            optional
            value={industry}
            onChange={setIndustry}
          />
        </Block>
        <ContactFields contact={contact} change={setContact} />
        <Block title={said.account}>
          <AccountFields account={account} change={setAccount} />
        </Block>
        <Button type="primary" htmlType="submit" block disabled={save.isPending}>
          {save.isPending ? said.saving : said.save}
        </Button>
      </form>
    </Page>
  );
}

type Contact = NonNullable<Firm['contact']>;

function ContactFields({
  contact,
  change,
}: {
  readonly contact: Contact;
  readonly change: (contact: Contact) => void;
}) {
  const said = useWords(words);
  return (
    <Block title={said.contact}>
      <TextField
        name="contact.name"
        label={said.person}
        optional
        value={contact.name}
        onChange={(value) => change({ ...contact, name: value })}
        autoComplete="name"
      />
      <TextField
        name="contact.phone"
        label={said.phone}
        optional
        value={contact.phone}
        onChange={(phone) => change({ ...contact, phone })}
        type="tel"
        autoComplete="tel"
      />
      <TextField
        name="contact.email"
        label={said.email}
        optional
        value={contact.email}
        onChange={(email) => change({ ...contact, email })}
        type="email"
        autoComplete="email"
      />
    </Block>
  );
}
