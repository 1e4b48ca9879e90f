import {
  type Application,
  application,
  applicationStatus,
  type ApplicationStatus,
  type ApplicationIn,
} from '../../../shared/domain/applications/application.ts';

export const applicationStatuses = applicationStatus.options;

/** 800.00 of 1,000.00 at 60/30/10, as the rulebook's examples have it. */
export const grant = {
  programmeId: 'SN-BACK',
  version: 1,
  mode: 'pay-then-reimburse',
  baseFen: 100_000,
  ratePpm: 800_000,
  calculatedFen: 80_000,
  grantedFen: 80_000,
  limitedBy: [],
  levels: [
    { level: 'province', payer: '610000', fen: 48_000 },
    { level: 'city', payer: '610100', fen: 24_000 },
    { level: 'county', payer: '610113', fen: 8_000 },
  ],
  usedFen: 0,
};

export const payee = {
  name: '西安示范科技有限公司',
  number: '6100000000000001',
  bankName: '示范银行西安分行',
  cnapsCode: '102100099996',
};

const at = '2026-07-09T01:00:00.000Z';
const taskId = 'tsk_01KHQGZ0000000000000000001';
const ofStatus: Readonly<Record<ApplicationStatus, object>> = {
  applied: { taskId },
  returned: { reason: '缺回单 / no slip', completeBy: '2026-07-16' },
  checked: { checkedAt: at },
  waiting: { checkedAt: at, grant },
  'under-notice': { grant, noticeEndsOn: '2026-07-16' },
  'awaiting-account': { grant, taskId, dueOn: '2026-07-14', forfeits: true },
  'awaiting-payment': { grant, payee, transfers: [] },
  paid: { grant, payee, transfers: [], paidAt: at },
  rejected: { ruleId: 'ELG-2', reason: '没有有效登记 / no status' },
  forfeited: { grant, forfeitedAt: at },
};

function isIn<Status extends ApplicationStatus>(
  of: Application,
  status: Status,
): of is ApplicationIn<Status> {
  return of.status === status;
}

export function applicationIn<Status extends ApplicationStatus>(
  status: Status,
  changes: Partial<Record<string, unknown>> = {},
): ApplicationIn<Status> {
  const parsed = application.parse({
    applicationId: 'app_01KHQGZ0000000000000000001',
    policyNo: 'KB202600000000015',
    uscc: '91610100QKB0000102',
    divisionCode: '610113',
    programmeId: 'SN-BACK',
    version: 1,
    mode: 'pay-then-reimburse',
    year: 2026,
    effectiveOn: '2026-01-10',
    papers: [],
    openedAt: at,
    history: [{ at, actor: 'firm', event: 'applied' }],
    revision: 0,
    status,
    ...ofStatus[status],
    ...changes,
  });
  if (!isIn(parsed, status)) throw new Error(`not ${status}`);
  return parsed;
}
