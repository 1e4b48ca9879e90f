import { table } from '../contract/table.ts';

/**
 * Every key pattern of the table. Nothing else composes a key.
 *
 * | item            | pk                                  | sk                         | by-firm                        | by-insurer                                | by-division                | by-due          |
 * |-----------------|-------------------------------------|----------------------------|--------------------------------|-------------------------------------------|----------------------------|-----------------|
 * | firm            | FIRM#uscc                           | PROFILE                    |                                |                                           |                            |                 |
 * | registration    | FIRM#uscc                           | REGISTRY#kind#number       |                                |                                           |                            |                 |
 * | standing        | FIRM#uscc                           | STANDING                   |                                |                                           |                            |                 |
 * | collecting account | INSURER#insurer                  | ACCOUNT                    |                                |                                           |                            |                 |
 * | quote           | QUOTE#quoteId                       | QUOTE                      | QUOTES#uscc · createdAt#id     | QUOTES#insurer · createdAt#id             | QUOTES#xx · division#at#id |                 |
 * | quote group     | GROUP#uscc#groupId                  | GROUP                      |                                |                                           |                            |                 |
 * | policy          | POLICY#policyNo                     | POLICY                     | POLICIES#uscc · boundAt#no     | POLICIES#insurer · boundAt#no             | POLICIES#xx · division#…   | POLICY · dueAt  |
 * | limits          | POLICY#policyNo                     | LIMITS                     |                                |                                           |                            |                 |
 * | entry           | POLICY#no / BUDGET#… / SETTLEMENT#… / BANK#insurer | ENTRY#entryId |                             | ENTRIES#insurer · bookedAt#id             | ENTRIES#xx · division#…    |                 |
 * | budget          | BUDGET#programme#year               | BUDGET                     |                                |                                           |                            |                 |
 * | period          | PERIOD#programme                    | QUARTER#quarter            |                                |                                           |                            |                 |
 * | period archive  | PERIOD#programme                    | ARCHIVE#quarter            |                                |                                           |                            |                 |
 * | year's clearing | PERIOD#programme                    | YEAR#year                  |                                |                                           |                            |                 |
 * | advance         | ADVANCES#programme#year             | entryId                    |                                |                                           |                            |                 |
 * | case read       | READS#org                           | day#case#subject#route     |                                |                                           |                            |                 |
 * | bank line       | BANK#insurer                        | LINE#bankReference         |                                |                                           |                            |                 |
 * | bank statement  | STATEMENT#statementId               | STATEMENT                  |                                | STATEMENTS#insurer · readAt#id            |                            |                 |
 * | discrepancy     | DISCREPANCY#discrepancyId           | DISCREPANCY                |                                | DISCREPANCIES#insurer · openedAt#id       | DISCREPANCIES#xx · division#… |              |
 * | claim           | CLAIM#claimNo                       | CLAIM                      | CLAIMS#uscc · reportedAt#no    | CLAIMS#insurer · reportedAt#no            | CLAIMS#xx · division#…     | CLAIM · nextAt#no |
 * | clock mark      | CLAIM#claimNo                       | CLOCK#kind#word#lastDay    |                                |                                           |                            |                 |
 * | policy document | POLICY#policyNo                     | DOCUMENT#documentId        |                                |                                           |                            |                 |
 * | application     | APPLICATION#applicationId           | APPLICATION                | APPLICATIONS#uscc · openedAt#id |                                          | APPLICATIONS#xx · division#… | APPLICATION · dueAt#id |
 * | allotment       | BUDGET#programme#year               | ALLOTMENT#collectedUntil   |                                |                                           |                            |                 |
 * | clawback        | POLICY#policyNo                     | CLAWBACK#programme         |                                |                                           |                            | CLAWBACK · decidedAt |
 * | clawback case   | CLAWBACK#clawbackId                 | CASE                       | CLAWBACKS#uscc · openedAt#id   | CLAWBACKS#insurer · openedAt#id           | CLAWBACKS#xx · division#…  |                 |
 * | revocation      | FIRM#uscc                           | REVOKED#kind#number        |                                |                                           |                            | REVOCATION · notedAt |
 * | waiting         | WAITING#programme#year              | QUOTE#quoteId              |                                |                                           |                            | WAITING · programme#year |
 * | assessment      | CLAIM#claimNo                       | ASSESSMENT#assessmentId    |                                |                                           |                            |                 |
 * | document        | CLAIM#claimNo                       | DOCUMENT#documentId        |                                |                                           |                            |                 |
 * | claim round     | CLAIM#claimNo                       | ROUND#n                    |                                |                                           |                            |                 |
 * | evidence use    | EVIDENCE#invoice#seller#number, EVIDENCE#file#sha256 | FIRST |                        |                                           |                            |                 |
 * | task            | TASK#taskId                         | TASK                       | TASKS#uscc#open, or its assignee's TASKS#insurer#own#subject#open · dueOn#id | TASKS#insurer#desk#open · dueOn#id | TASKS#xx#open · division#… |                 |
 * | notice          | NOTICES#audience                    | NOTICE#noticeId            |                                |                                           |                            |                 |
 * | settlement      | SETTLEMENT#settlementId             | SETTLEMENT                 |                                | SETTLEMENTS#insurer · quarter#programme#n | SETTLEMENTS#xx · division… | SETTLEMENT · lateAt#id |
 * | settlement row  | SETTLEMENT#settlementId             | ROW#policyNo#endorsementNo |                                |                                           |                            |                 |
 * | compared row    | LIST#settlementId#listId            | ROW#policyNo#endorsementNo[#line] |                         |                                           |                            |                 |
 * | row in quarantine | LIST#settlementId#listId          | FAULT#line                 |                                |                                           |                            |                 |
 * | settlement slot | SETTLEMENTSLOT#programme#insurer#q  | SLOT                       |                                |                                           |                            |                 |
 * | payment         | PAYMENT#insurer#bankReference       | PAYMENT                    |                                |                                           |                            |                 |
 * | payment file    | PAYMENTFILE#paymentFileId           | PAYMENTFILE                |                                | PAYMENTFILES#insurer · madeAt#id          |                            |                 |
 * | published version | CATALOGUE                         | PRODUCT#code#n, PROGRAMME#id#n, CALENDAR#year, HEAD |                      |                                           |                            |                 |
 * | upload          | UPLOAD#uploadId                     | UPLOAD                     |                                |                                           |                            |                 |
 * | job             | JOB#jobId                           | JOB                        |                                |                                           |                            |                 |
 * | job chunk       | JOB#jobId                           | CHUNK#chunk                |                                |                                           |                            |                 |
 * | job row         | ROWS#jobId#chunk                    | ROW#row                    |                                |                                           |                            |                 |
 * | ledger chain    | CHAIN#chain, CHAINS                 | HEAD, chain                |                                |                                           |                            |                 |
 * | ledger block    | CHAIN#chain                         | BLOCK#number               |                                |                                           |                            |                 |
 * | seal            | SEALS#pk of the entry               | entryId                    |                                |                                           |                            |                 |
 * | idempotency     | COMMAND#commandId                   | COMMAND                    |                                |                                           |                            |                 |
 *
 * `xx` is the province's two digits; a bureau below it narrows by the beginning of the sort key. Entries that make the
 * subsidy of a programme, insurer and quarter due or take it back are found in `by-firm` under
 * SUBSIDY#programme#insurer#quarter (sort policyNo#endorsementNo#entryId). A settlement is listed under the division whose
 * bureau decides; bureaus below it read that list and see those that they pay.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const keys = {
  firm: (uscc: string): Key => ({ pk: `FIRM#${uscc}`, sk: 'PROFILE' }),
  registration: (uscc: string, kind: string, number: string): Key => ({
    pk: `FIRM#${uscc}`,
    sk: `REGISTRY#${kind}#${number}`,
  }),
  standing: (uscc: string): Key => ({ pk: `FIRM#${uscc}`, sk: 'STANDING' }),
  collectingAccount: (insurer: string): Key => ({ pk: `INSURER#${insurer}`, sk: 'ACCOUNT' }),
  quote: (quoteId: string): Key => ({ pk: `QUOTE#${quoteId}`, sk: 'QUOTE' }),
  quoteGroup: (uscc: string, groupId: string): Key => ({ pk: `GROUP#${uscc}#${groupId}`, sk: 'GROUP' }),
  policy: (policyNo: string): Key => ({ pk: `POLICY#${policyNo}`, sk: 'POLICY' }),
  limits: (policyNo: string): Key => ({ pk: `POLICY#${policyNo}`, sk: 'LIMITS' }),
  entryOf: (owner: Key, entryId: string): Key => ({ pk: owner.pk, sk: `ENTRY#${entryId}` }),
  budget: (programmeId: string, year: number): Key => ({ pk: `BUDGET#${programmeId}#${year}`, sk: 'BUDGET' }),
  periodArchive: (programmeId: string, quarter: string): Key => ({
    pk: `PERIOD#${programmeId}`,
    sk: `ARCHIVE#${quarter}`,
  }),
  period: (programmeId: string, quarter: string): Key => ({
    pk: `PERIOD#${programmeId}`,
    sk: `QUARTER#${quarter}`,
  }),
  yearClearing: (programmeId: string, year: number): Key => ({
    pk: `PERIOD#${programmeId}`,
    sk: `YEAR#${year}`,
  }),
  advance: (programmeId: string, year: number, entryId: string): Key => ({
    pk: `ADVANCES#${programmeId}#${year}`,
    sk: entryId,
  }),
  /** What functions that only read may write: no other key begins so. */
  caseRead: (org: string, on: string, look: string): Key => ({
    pk: `${table.readsPrefix}${org}`,
    sk: `${on}#${look}`,
  }),
  bank: (insurer: string): Key => ({ pk: `BANK#${insurer}`, sk: 'BANK' }),
  bankLine: (insurer: string, bankReference: string): Key => ({
    pk: `BANK#${insurer}`,
    sk: `LINE#${bankReference}`,
  }),
  statement: (statementId: string): Key => ({ pk: `STATEMENT#${statementId}`, sk: 'STATEMENT' }),
  discrepancy: (discrepancyId: string): Key => ({ pk: `DISCREPANCY#${discrepancyId}`, sk: 'DISCREPANCY' }),
  claim: (claimNo: string): Key => ({ pk: `CLAIM#${claimNo}`, sk: 'CLAIM' }),
  assessment: (claimNo: string, assessmentId: string): Key => ({
    pk: `CLAIM#${claimNo}`,
    sk: `ASSESSMENT#${assessmentId}`,
  }),
  document: (claimNo: string, documentId: string): Key => ({
    pk: `CLAIM#${claimNo}`,
    sk: `DOCUMENT#${documentId}`,
  }),
  evidenceUse: (of: string, what: string): Key => ({ pk: `EVIDENCE#${of}#${what}`, sk: 'FIRST' }),
  claimRound: (claimNo: string, round: number): Key => ({ pk: `CLAIM#${claimNo}`, sk: `ROUND#${round}` }),
  reserveMovement: (claimNo: string, revision: number): Key => ({
    pk: `CLAIM#${claimNo}`,
    sk: `RESERVE#${String(revision).padStart(8, '0')}`,
  }),
  clockMark: (claimNo: string, kind: string, word: string, lastDay: string): Key => ({
    pk: `CLAIM#${claimNo}`,
    sk: `CLOCK#${kind}#${word}#${lastDay}`,
  }),
  policyDocument: (policyNo: string, documentId: string): Key => ({
    pk: `POLICY#${policyNo}`,
    sk: `DOCUMENT#${documentId}`,
  }),
  application: (applicationId: string): Key => ({ pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' }),
  allotment: (programmeId: string, year: number, collectedUntil: string): Key => ({
    pk: `BUDGET#${programmeId}#${year}`,
    sk: `ALLOTMENT#${collectedUntil}`,
  }),
  clawback: (policyNo: string, programmeId: string): Key => ({
    pk: `POLICY#${policyNo}`,
    sk: `CLAWBACK#${programmeId}`,
  }),
  clawbackCase: (clawbackId: string): Key => ({ pk: `CLAWBACK#${clawbackId}`, sk: 'CASE' }),
  revocation: (uscc: string, kind: string, number: string): Key => ({
    pk: `FIRM#${uscc}`,
    sk: `REVOKED#${kind}#${number}`,
  }),
  waiting: (programmeId: string, year: number, quoteId: string): Key => ({
    pk: `WAITING#${programmeId}#${year}`,
    sk: `QUOTE#${quoteId}`,
  }),
  task: (taskId: string): Key => ({ pk: `TASK#${taskId}`, sk: 'TASK' }),
  notice: (audience: string, noticeId: string): Key => ({
    pk: `NOTICES#${audience}`,
    sk: `NOTICE#${noticeId}`,
  }),
  settlement: (settlementId: string): Key => ({ pk: `SETTLEMENT#${settlementId}`, sk: 'SETTLEMENT' }),
  settlementRow: (settlementId: string, policyNo: string, endorsementNo: string): Key => ({
    pk: `SETTLEMENT#${settlementId}`,
    sk: `ROW#${policyNo}#${endorsementNo}`,
  }),
  /** Rows as a list has them beside the ledger's; what a list repeats has its line too. */
  comparedRow: (settlementId: string, listId: string, rowKey: string): Key => ({
    pk: `LIST#${settlementId}#${listId}`,
    sk: `ROW#${rowKey}`,
  }),
  listFault: (settlementId: string, listId: string, line: number): Key => ({
    pk: `LIST#${settlementId}#${listId}`,
    sk: `FAULT#${String(line).padStart(7, '0')}`,
  }),
  settlementSlot: (programmeId: string, insurer: string, quarter: string): Key => ({
    pk: `SETTLEMENTSLOT#${programmeId}#${insurer}#${quarter}`,
    sk: 'SLOT',
  }),
  settlementPayment: (insurer: string, bankReference: string): Key => ({
    pk: `PAYMENT#${insurer}#${bankReference}`,
    sk: 'PAYMENT',
  }),
  paymentFile: (paymentFileId: string): Key => ({ pk: `PAYMENTFILE#${paymentFileId}`, sk: 'PAYMENTFILE' }),
  catalogueHead: (): Key => ({ pk: 'CATALOGUE', sk: 'HEAD' }),
  productVersion: (code: string, version: number): Key => ({
    pk: 'CATALOGUE',
    sk: `PRODUCT#${code}#${version}`,
  }),
  programmeVersion: (id: string, version: number): Key => ({
    pk: 'CATALOGUE',
    sk: `PROGRAMME#${id}#${version}`,
  }),
  upload: (uploadId: string): Key => ({ pk: `UPLOAD#${uploadId}`, sk: 'UPLOAD' }),
  job: (jobId: string): Key => ({ pk: `JOB#${jobId}`, sk: 'JOB' }),
  jobChunk: (jobId: string, chunk: string): Key => ({ pk: `JOB#${jobId}`, sk: `CHUNK#${chunk}` }),
  /** Rows lie apart from their job: many are written at once. */
  jobRow: (jobId: string, chunk: string, row: number): Key => ({
    pk: `ROWS#${jobId}#${chunk}`,
    sk: `ROW#${String(row).padStart(6, '0')}`,
  }),
  chainHead: (chain: string): Key => ({ pk: `CHAIN#${chain}`, sk: 'HEAD' }),
  chainNamed: (chain: string): Key => ({ pk: 'CHAINS', sk: chain }),
  ledgerBlock: (chain: string, number: number): Key => ({
    pk: `CHAIN#${chain}`,
    sk: `BLOCK#${String(number).padStart(9, '0')}`,
  }),
  /** Where an entry is sealed, apart from what it lies beside: nobody who reads a policy reads its seals. */
  seal: (owner: string, entryId: string): Key => ({ pk: `SEALS#${owner}`, sk: entryId }),
  calendarYear: (year: number): Key => ({ pk: 'CATALOGUE', sk: `CALENDAR#${year}` }),
  command: (commandId: string): Key => ({ pk: `COMMAND#${commandId}`, sk: 'COMMAND' }),
} as const;

export type DueQueue =
  'POLICY' | 'CLAIM' | 'APPLICATION' | 'CLAWBACK' | 'REVOCATION' | 'WAITING' | 'SETTLEMENT';

export type ListName =
  | 'QUOTES'
  | 'POLICIES'
  | 'CLAIMS'
  | 'ENTRIES'
  | 'SETTLEMENTS'
  | 'APPLICATIONS'
  | 'STATEMENTS'
  | 'DISCREPANCIES'
  | 'CLAWBACKS'
  | 'PAYMENTFILES';

/** Index attributes under which an item is listed for its firm, its leading insurer and its bureaus. */
export const listed = {
  byFirm: (list: ListName, uscc: string, sort: string) => ({
    [table.indexes.byFirm.partitionKey]: `${list}#${uscc}`,
    [table.indexes.byFirm.sortKey]: sort,
  }),
  byInsurer: (list: ListName, insurer: string, sort: string) => ({
    [table.indexes.byInsurer.partitionKey]: `${list}#${insurer}`,
    [table.indexes.byInsurer.sortKey]: sort,
  }),
  divisionList: (list: ListName, divisionCode: string) => `${list}#${divisionCode.slice(0, 2)}`,
  byDivision: (list: ListName, divisionCode: string, sort: string) => ({
    [table.indexes.byDivision.partitionKey]: listed.divisionList(list, divisionCode),
    [table.indexes.byDivision.sortKey]: `${divisionCode}#${sort}`,
  }),
  bySubsidy: (programmeId: string, insurer: string, quarter: string, sort: string) => ({
    [table.indexes.byFirm.partitionKey]: subsidyPartition(programmeId, insurer, quarter),
    [table.indexes.byFirm.sortKey]: sort,
  }),
  byDue: (queue: DueQueue, at: string) => ({
    [table.indexes.byDue.partitionKey]: queue,
    [table.indexes.byDue.sortKey]: at,
  }),
} as const;

/** Where the entries are listed that make a subsidy of a programme, insurer and quarter due or take it back. */
export function subsidyPartition(programmeId: string, insurer: string, quarter: string): string {
  return `SUBSIDY#${programmeId}#${insurer}#${quarter}`;
}

/** Division codes begin with their province's two, then their city's two digits; trailing zeros mean all below. */
export function divisionPrefix(divisionCode: string): string {
  return divisionCode.replace(/(0000|00)$/, '');
}
