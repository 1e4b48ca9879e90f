import { useState } from 'react';
import { paysFor } from '../../../shared/domain/access/role.ts';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Block } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { DayText, dayText, InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { PaymentForm } from './payment-form.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '拨付', en: 'Payments' },
  caption: { zh: '各单位拨付情况，单位：元', en: 'What each payer has paid, in yuan' },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
  due: { zh: '应付', en: 'Due' },
  state: { zh: '状态', en: 'Status' },
  reference: { zh: '流水号', en: 'Reference' },
  paidAt: { zh: '付款时间', en: 'Paid at' },
  received: { zh: '保险公司到账', en: 'Received by the insurer' },
  paid: { zh: '已付', en: 'Paid' },
  open: { zh: '未付', en: 'Not paid' },
  record: { zh: '登记付款', en: 'Record payment' },
  until: { zh: (day: string) => `应于 ${day} 前付`, en: (day: string) => `due by ${day}` },
  late: { zh: (day: string) => `逾期，应于 ${day} 前付`, en: (day: string) => `late, was due by ${day}` },
  advance: {
    zh: (city: string) => `逾三个月，由${city}垫付`,
    en: (city: string) => `${city} pays for it now`,
  },
  advanced: { zh: (city: string) => `${city}垫付`, en: (city: string) => `paid by ${city}` },
};

export type Part = NonNullable<Settlement['totals']>['levels'][number];
type Payment = NonNullable<Settlement['payments']>[number];
type OpenPart = NonNullable<Settlement['openParts']>[number];

/** B3: what each payer has to pay of an approved settlement and has paid; a bureau records what it has paid itself. */
export function PaymentsBlock({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { org } = useWho();
  const [chosen, setChosen] = useState<string>();
  if ((of.status !== 'approved' && of.status !== 'paid') || of.totals === undefined) return null;
  const own = divisionCode.safeParse(org);
  const parts = of.totals.levels.filter(({ fen }) => fen > 0);
  const paymentOf = (part: Part) =>
    of.payments?.find((one) => one.level === part.level && one.payer === part.payer);
  const part = parts.find((one) => keyOf(one) === chosen && paymentOf(one) === undefined);
  return (
    <Block title={said.title}>
      <PlainTable
        caption={said.caption}
        heads={[
          said.level,
          said.payer,
          { number: said.due },
          said.state,
          said.reference,
          said.paidAt,
          said.received,
        ]}
      >
        <tbody>
          {parts.map((one) => (
            <PartLine
              key={keyOf(one)}
              part={one}
              payment={paymentOf(one)}
              open={of.openParts?.find((open) => keyOf(open) === keyOf(one))}
              onRecord={own.success && paysFor(own.data, one.payer) ? () => setChosen(keyOf(one)) : undefined}
            />
          ))}
        </tbody>
      </PlainTable>
      {part && <PaymentForm key={chosen} of={of} part={part} />}
    </Block>
  );
}

function keyOf({ level, payer }: Pick<Part, 'level' | 'payer'>): string {
  return `${level}-${payer}`;
}

function PartLine({
  part,
  payment,
  open,
  onRecord,
}: {
  readonly part: Part;
  readonly payment: Payment | undefined;
  readonly open: OpenPart | undefined;
  readonly onRecord: (() => void) | undefined;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">{levelWords[part.level]?.[language]}</th>
      <td>{part.names[language]}</td>
      <td className="number">
        <MoneyText fen={part.fen} bare />
      </td>
      <td>
        <Tag tone={payment ? 'good' : 'warn'}>{payment ? said.paid : said.open}</Tag>{' '}
        {open && <Until open={open} />}
        {payment?.advancedBy && (
          <span className="quiet small">{said.advanced(divisionNames(payment.advancedBy)[language])} </span>
        )}
        {payment === undefined && onRecord && (
          <button type="button" className="text-button" onClick={onRecord}>
            {said.record}
          </button>
        )}
      </td>
      <td>{payment?.bankReference}</td>
      <td>{payment && <InstantText at={payment.paidAt} />}</td>
      <td>{payment?.receivedOn && <DayText day={payment.receivedOn} />}</td>
    </tr>
  );
}

/** SUB-19: until when a part is to be paid, and who pays a county's once three months are over. */
function Until({ open }: { readonly open: OpenPart }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const today = useServiceToday();
  if (today === undefined) return null;
  const { dueOn, advancedBy, advancedAfter } = open;
  const day = dayText(dueOn, language);
  if (today <= dueOn) return <span className="quiet small">{said.until(day)} </span>;
  const isAdvanced = advancedBy !== undefined && advancedAfter !== undefined && today > advancedAfter;
  return (
    <span className="money-bad small">
      {isAdvanced ? said.advance(divisionNames(advancedBy)[language]) : said.late(day)}{' '}
    </span>
  );
}
