import { Button } from 'antd';
import { useState } from 'react';
import { asPpm, type Ppm } from '../../../shared/domain/money.ts';
import type { PremiumTerms } from '../../../shared/domain/products/premium-terms.ts';
import { readPercent } from '../../../shared/domain/read-percent.ts';
import { useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useDraft } from '../../components/draft.ts';
import { TextArea, TextField } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { reasonFault } from '../tasks/reason.ts';

const words = {
  title: { zh: '现在要做：核保', en: 'To do now: underwrite' },
  rate: { zh: '费率', en: 'Rate' },
  allowed: {
    zh: (least: string, most: string) => `产品允许 ${least}–${most}；留空按产品费率`,
    en: (least: string, most: string) =>
      `The product allows ${least}–${most}; left empty: the product's rate`,
  },
  free: { zh: '产品没有费率表，由您确定', en: 'The product has no tariff: you set it' },
  wrong: { zh: '请填百分数，最多四位小数', en: 'A percentage with four decimals at most' },
  outside: {
    zh: (least: string, most: string) => `须在 ${least} 至 ${most} 之间`,
    en: (least: string, most: string) => `Between ${least} and ${most}`,
  },
  reason: { zh: '意见', en: 'Reason' },
  reasonHelp: { zh: '企业会看到', en: 'The firm will read it' },
  short: { zh: '请写意见，至少 5 个字', en: 'Write a reason, at least 5 characters' },
  accept: { zh: '承保', en: 'Accept' },
  decline: { zh: '不承保', en: 'Decline' },
};

interface UnderwritingFormProps {
  readonly quote: AnswerOf<'GET /v1/quotes/{quoteId}'>;
  readonly premium: PremiumTerms;
}

/** I7: accept at a rate within the product's bounds, or decline; neither stands out. */
export function UnderwritingForm({ quote, premium }: UnderwritingFormProps) {
  const said = useWords(words);
  const [draft, change, drop] = useDraft(`underwriting:${quote.quoteId}`, { rate: '', reason: '' });
  const [tried, setTried] = useState<'accept' | 'decline' | undefined>();
  const command = useCommand('POST /v1/quotes/{quoteId}/underwriting');
  const ratePpm = readPercent(draft.rate);
  const band =
    premium.kind === 'rate'
      ? { least: asPpm(premium.minRatePpm), most: asPpm(premium.maxRatePpm) }
      : undefined;
  const needsRate = premium.kind === 'underwritten';
  const takesRate = needsRate || band !== undefined;
  const rateFault = faultOfRate(draft.rate, ratePpm, { band, needsRate }, said);
  const wordsFault = reasonFault(draft.reason, said.short);
  const decide = (outcome: 'accept' | 'decline') => {
    setTried(outcome);
    if (wordsFault !== undefined || (outcome === 'accept' && rateFault !== undefined)) return;
    command.mutate(
      {
        params: { quoteId: quote.quoteId },
        body: {
          outcome,
          reason: draft.reason.trim(),
          ...(outcome === 'accept' && ratePpm !== undefined && { ratePpm }),
        },
      },
      { onSuccess: drop },
    );
  };
  return (
    <Block title={said.title}>
      {takesRate && (
        <TextField
          name="ratePpm"
          label={said.rate}
          help={band ? said.allowed(rateText(band.least), rateText(band.most)) : said.free}
          error={tried === 'accept' ? rateFault : undefined}
          optional={!needsRate}
          inputMode="decimal"
          suffix="%"
          value={draft.rate}
          onChange={(rate) => change({ rate })}
        />
      )}
      <TextArea
        name="reason"
        label={said.reason}
        help={said.reasonHelp}
        error={tried === undefined ? undefined : wordsFault}
        value={draft.reason}
        maxLength={2000}
        rows={3}
        onChange={(reason) => change({ reason })}
      />
      {command.error && <ProblemBlock problem={command.error} />}
      <div className="row">
        {(['accept', 'decline'] as const).map((outcome) => (
          <Button key={outcome} disabled={command.isPending} onClick={() => decide(outcome)}>
            {said[outcome]}
          </Button>
        ))}
      </div>
    </Block>
  );
}

function faultOfRate(
  typed: string,
  ratePpm: Ppm | undefined,
  terms: { readonly band: { least: Ppm; most: Ppm } | undefined; readonly needsRate: boolean },
  said: ReturnType<typeof useWords<typeof words>>,
): string | undefined {
  const { band, needsRate } = terms;
  if (typed.trim() === '') return needsRate ? said.wrong : undefined;
  if (ratePpm === undefined) return said.wrong;
  const isOutside = band !== undefined && (ratePpm < band.least || ratePpm > band.most);
  return isOutside ? said.outside(rateText(band.least), rateText(band.most)) : undefined;
}
