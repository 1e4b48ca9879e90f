import * as z from 'zod';
import { StoredSections } from '../../functions/proof/tasks/stored-sections.ts';
import { writeJson } from '../../functions/proof/tasks/export-job.ts';
import { makeReport } from '../../functions/proof/tasks/report-job.ts';
import { jobOf } from '../../functions/runtime/chunked-job.ts';
import { addDays, day, instant } from '../../shared/domain/dates.ts';
import {
  composeClaimNo,
  composePolicyNo,
  divisionCode,
  isUsccAsWritten,
  type JobId,
  jobId as jobIdSchema,
  type PolicyNo,
  type Uscc,
} from '../../shared/domain/ids.ts';
import { asFen } from '../../shared/domain/money.ts';
import { bucketOf, bucketsFor } from '../../shared/domain/reports/buckets.ts';
import { type IndicatorFact, keyOfFact } from '../../shared/domain/reports/indicator-facts.ts';
import { keyOfCounted, type PerformanceFact } from '../../shared/domain/reports/performance-facts.ts';

/**
 * What a job of a report has gathered of so many policies, written as its chunks write it, or the step that makes the report of
 * that: each in a process of its own. Says seconds of the processor and peak memory.
 */
const [step = '', subject = '', report = '', policies = '0'] = process.argv.slice(2);
const size = Number(policies);
const jobId = jobIdSchema.parse(subject);
const chunks = 400;
const itemsInBucket = 50_000;
const start = day.parse('2026-01-10');
const places = ['610113', '610102', '610302', '610702'].map((code) => divisionCode.parse(code));

async function write(id: JobId): Promise<void> {
  const buckets = bucketsFor(size + size, itemsInBucket);
  const inChunk = Math.ceil(size / chunks);
  const stretches = Array.from({ length: chunks }, () => [{ list: 'POLICIES', items: inChunk }]);
  await writeJson(id, 'plan.json', { buckets, chunks: stretches });
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const name = String(chunk + 1).padStart(4, '0');
    const kept = new StoredSections<unknown>(id, name, buckets, z.unknown());
    for (let at = chunk * inChunk; at < Math.min(size, (chunk + 1) * inChunk); at += 1) {
      for (const [key, fact] of factsOf(at)) await kept.put(bucketOf(key, buckets), fact);
    }
    await writeJson(id, `${name}.json`, await kept.files());
  }
}

function factsOf(at: number): readonly (readonly [string, unknown])[] {
  if (report === 'performance') return performanceOf(at).map((fact) => [keyOfCounted(fact), fact]);
  return indicatorsOf(at, report === 'one-payer').map((fact) => [keyOfFact(fact), fact]);
}

function policyNo(at: number): PolicyNo {
  return composePolicyNo(2026, String(at).padStart(10, '0'));
}

/** Every seventh firm has two policies. */
function firm(at: number): Uscc {
  const body = `9161${String(at % 7 === 6 ? at - 1 : at).padStart(13, '0')}`;
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
    const code = `${body}${check}`;
    if (isUsccAsWritten(code)) return code;
  }
  throw new Error('no character checks');
}

function performanceOf(at: number): readonly PerformanceFact[] {
  const groups = {
    productCode: `product-${at % 14}`,
    divisionCode: places[at % 4] ?? divisionCode.parse('610113'),
  };
  const policy = { premiumFen: asFen(100_000), subsidyFen: asFen(80_000), coverFen: asFen(20_000_000) };
  const claim = { isOpen: false, isPaid: true, isRejected: false, daysToPayment: at % 97, disputes: 0 };
  return [
    { fact: 'policy', policyNo: policyNo(at), ...groups, ...policy },
    { fact: 'firm', uscc: firm(at), ...groups },
    { fact: 'claim', policyNo: policyNo(at), ...claim },
    { fact: 'money', policyNo: policyNo(at), paidFen: asFen(2_376_000), clawedBackFen: asFen(0) },
  ];
}

/** A premium each; a tenth had claims. Patterns are as rare as one in some hundreds, or all are paid from one account and share one telephone. */
function indicatorsOf(at: number, isAllOne: boolean): readonly IndicatorFact[] {
  const of = { policyNo: policyNo(at), uscc: firm(at) };
  const cover = { start, end: addDays(start, 365) };
  const group = isAllOne ? 0 : at % 300 < 3 ? at - (at % 300) : at;
  const payerName = `企业${of.uscc}`;
  const claim = {
    claimNo: composeClaimNo(2026, String(at).padStart(10, '0')),
    paidOn: start,
    paidFen: asFen(2_376_000),
  };
  const money: readonly IndicatorFact[] = [
    { fact: 'indemnity', firmName: payerName, ...of, ...claim },
    { fact: 'other-money', payerName, paidOn: start, amountFen: asFen(at % 100 === 0 ? 2_376_000 : 1) },
  ];
  const leads: IndicatorFact = { fact: 'leads', insurers: [] };
  return [
    ...(at % 1_000 === 0 ? [leads] : []),
    { fact: 'policy-of-firm', ...of, productCode: 'qinke-rd', cover, endedAtOnce: at % 500 === 0 },
    { fact: 'policy', ...of, isUnreachable: at % 100 === 0 },
    { fact: 'telephone', ...of, phone: `139${String(group).padStart(8, '0')}` },
    { fact: 'premium', policyNo: of.policyNo, account: `62220200${String(group).padStart(10, '0')}` },
    ...(at % 10 === 0 ? money : []),
  ];
}

const before = process.cpuUsage();
if (step === 'write') await write(jobId);
else {
  const job = await jobOf({ subject: jobId });
  if (job.state !== 'running') throw new Error('the report is to be made');
  await makeReport(job, { now: instant.parse('2026-06-01T00:00:00.000Z') });
}
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    cpuSeconds: (user + system) / 1_000_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
  }),
);
