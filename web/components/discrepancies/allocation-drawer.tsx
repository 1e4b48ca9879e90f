import { Button, Drawer } from 'antd';
import { useId, useState } from 'react';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { mostPayments } from '../../../shared/domain/bank/discrepancy.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../asked.tsx';
import { useDraft } from '../draft.ts';
import { TextArea } from '../fields.tsx';
import { MoneyText, yuanText } from '../money-text.tsx';
import { Notice } from '../notice.tsx';
import { numbers, PlainTable } from '../plain-table.tsx';
import { ProblemBlock } from '../problem-block.tsx';
import { quarterText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import type { Discrepancy } from './discrepancy-board.tsx';
import type { DiscrepancyDesk } from './discrepancy-desk.ts';

const words = {
  title: {
    zh: (reference: string) => `流水 ${reference} 分给应付款`,
    en: (reference: string) => `Give line ${reference} to payments`,
  },
  choose: { zh: '选', en: 'Give' },
  settlement: { zh: '结算单', en: 'Settlement' },
  payer: { zh: '付款单位', en: 'Payer' },
  recorded: { zh: '付款登记', en: 'Recorded' },
  yes: { zh: '已登记', en: 'Yes' },
  no: { zh: '未登记', en: 'Not yet' },
  due: { zh: '应到', en: 'Due' },
  nothing: {
    zh: (left: string) => `到账 ${left}，请勾选它所付的应付款。合计须与到账完全一致。`,
    en: (left: string) =>
      `${left} arrived: tick the payments that it is for. Together they must be exactly that.`,
  },
  short: {
    zh: (chosen: string, left: string, apart: string) =>
      `已选 ${chosen}，到账 ${left}，还差 ${apart}。请再选，或换一笔。`,
    en: (chosen: string, left: string, apart: string) =>
      `${chosen} chosen of ${left}: ${apart} to go. Tick more, or others.`,
  },
  over: {
    zh: (chosen: string, left: string, apart: string) =>
      `已选 ${chosen}，超出到账 ${left} 的部分为 ${apart}。请少选一笔，不能部分付款。`,
    en: (chosen: string, left: string, apart: string) =>
      `${chosen} chosen, ${apart} more than the ${left} that arrived. Untick some; nothing is paid in part.`,
  },
  exact: {
    zh: (left: string) => `已选 ${left}，与到账完全一致，可以分配。`,
    en: (left: string) => `${left} chosen, exactly what arrived.`,
  },
  text: { zh: '依据', en: 'Grounds' },
  signed: { zh: '由您署名并记账，不能更改', en: 'Signed by you and booked, for good' },
  missing: { zh: '请写明依据（至少 5 个字）', en: 'Say why (at least 5 characters)' },
  send: { zh: '分给所选应付款', en: 'Give to these payments' },
};

type Open = AnswerOf<'GET /v1/discrepancies/{discrepancyId}/open-payments'>;
type Payment = Open['items'][number];

const fewestCharacters = 5;

/** Gives a line of a statement to payments that are open: ticked one by one, and sent when they are exactly what came. */
export function AllocationDrawer({
  of,
  desk,
  onClose,
}: {
  readonly of: Discrepancy;
  readonly desk: DiscrepancyDesk;
  readonly onClose: () => void;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { discrepancyId } = of;
  const open = useAsk('GET /v1/discrepancies/{discrepancyId}/open-payments', { params: { discrepancyId } });
  return (
    <Drawer open title={said.title(of.bankReference)} onClose={onClose} size={720}>
      <Asked query={open}>
        {(loaded) =>
          loaded.items.length === 0 ? (
            <p>{desk.noPayments[language]}</p>
          ) : (
            <Allocation
              discrepancyId={discrepancyId}
              caption={desk.payments[language]}
              open={loaded}
              onDone={onClose}
            />
          )
        }
      </Asked>
    </Drawer>
  );
}

interface AllocationProps {
  readonly discrepancyId: string;
  readonly caption: string;
  readonly open: Open;
  readonly onDone: () => void;
}

function Allocation({ discrepancyId, caption, open, onDone }: AllocationProps) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`allocation:${discrepancyId}`, { chosen: [] as string[], text: '' });
  const [error, setError] = useState<string>();
  const resolve = useCommand('POST /v1/discrepancies/{discrepancyId}/resolution');
  const chosen = open.items.filter((one) => draft.chosen.includes(keyOf(one)));
  const chosenFen = chosen.reduce((sum, one) => sum + one.dueFen, 0);
  const isExact = chosenFen === open.leftFen && chosen.length <= mostPayments;
  const send = () => {
    const text = draft.text.trim();
    setError(text.length < fewestCharacters ? said.missing : undefined);
    if (text.length < fewestCharacters) return;
    const payments = chosen.map(({ settlementId, level, payer }) => ({ settlementId, level, payer }));
    const done = () => {
      drop();
      onDone();
    };
    resolve.mutate(
      { params: { discrepancyId }, body: { kind: 'allocated', text, payments } },
      { onSuccess: done },
    );
  };
  return (
    <div className="stack">
      <Payments
        caption={caption}
        items={open.items}
        chosen={draft.chosen}
        onChange={(keys) => change({ chosen: keys })}
      />
      <RunningSum leftFen={open.leftFen} chosenFen={chosenFen} />
      <TextArea
        label={said.text}
        help={said.signed}
        name="text"
        rows={2}
        maxLength={1000}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={error}
      />
      {resolve.error && <ProblemBlock problem={resolve.error} />}
      <div>
        <Button type="primary" disabled={!isExact || resolve.isPending} onClick={send}>
          {said.send}
        </Button>
      </div>
    </div>
  );
}

interface PaymentsProps {
  readonly caption: string;
  readonly items: readonly Payment[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function Payments({ caption, items, chosen, onChange }: PaymentsProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const id = useId();
  return (
    <PlainTable
      caption={caption}
      heads={[said.choose, said.settlement, said.payer, said.recorded, ...numbers(said.due)]}
    >
      <tbody>
        {items.map((one) => {
          const key = keyOf(one);
          const isChosen = chosen.includes(key);
          const name = `${quarterText(one.quarter, language)} ${one.programmeId}`;
          return (
            <tr key={key}>
              <td>
                <input
                  type="checkbox"
                  id={`${id}${key}`}
                  name={key}
                  checked={isChosen}
                  aria-label={`${said.choose} ${name} ${divisionNames(one.payer)[language]} ${yuanText(one.dueFen)}`}
                  onChange={() =>
                    onChange(isChosen ? chosen.filter((other) => other !== key) : [...chosen, key])
                  }
                />
              </td>
              <th scope="row">
                <label htmlFor={`${id}${key}`}>{name}</label>
              </th>
              <td>
                {levelWords[one.level]?.[language]} {divisionNames(one.payer)[language]}
              </td>
              <td>{one.isRecorded ? said.yes : said.no}</td>
              <td className="number">
                <MoneyText fen={one.dueFen} bare />
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

/** What is ticked against what came, until it is exact. */
function RunningSum({ leftFen, chosenFen }: { readonly leftFen: number; readonly chosenFen: number }) {
  const said = useWords(words);
  const [left, chosen] = [yuanText(leftFen), yuanText(chosenFen)];
  if (chosenFen === 0) return <Notice>{said.nothing(left)}</Notice>;
  if (chosenFen === leftFen) return <Notice tone="good">{said.exact(left)}</Notice>;
  const apart = yuanText(Math.abs(leftFen - chosenFen));
  const say = chosenFen < leftFen ? said.short : said.over;
  return <Notice tone="warn">{say(chosen, left, apart)}</Notice>;
}

function keyOf({ settlementId, level, payer }: Payment): string {
  return `${settlementId}.${level}.${payer}`;
}
