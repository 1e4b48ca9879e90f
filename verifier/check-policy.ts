import type { ChargeLine, GrantLine, LevelPart, ProgrammeLine, RefundLine } from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';

export const wholePpm = 1_000_000n;

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** amount × share ÷ whole, rounded down, exactly. */
export function fractionDown(amount: number, share: number, whole: bigint): number {
  return Number((BigInt(amount) * BigInt(share)) / whole);
}

type Programmes = ReadonlyMap<string, ProgrammeLine>;

/** A premium is net and VAT, its insurers' shares, and the firm's part with what is deducted. */
export function checkCharge(line: ChargeLine, programmes: Programmes): void {
  const { premium, insurers, subsidy, firmPaysFen } = line;
  const where = `policy ${line.policyNo}${line.endorsementNo}`;
  const vat = { zh: '保费价税合计', en: 'premium net of VAT plus VAT' };
  holdEqual(where, vat, premium.grossFen, premium.netOfVatFen + premium.vatFen);
  const shares = { zh: '各保险公司份额合计', en: 'sum of the insurers’ shares' };
  holdEqual(where, shares, premium.grossFen, sum(insurers.map((one) => one.premiumFen)));
  const granted = { zh: '补贴合计', en: 'sum of the subsidies' };
  holdEqual(where, granted, subsidy.totalFen, sum(subsidy.programmes.map((one) => one.grantedFen)));
  const deducted = subsidy.programmes.filter((one) => one.mode === 'direct-deduct');
  const firm = { zh: '企业应付', en: 'what the firm pays' };
  holdEqual(where, firm, firmPaysFen, premium.grossFen - sum(deducted.map((one) => one.grantedFen)));
  for (const grant of subsidy.programmes) checkGrant({ ...line, grant }, programmes);
}

/** Rate × base rounded down, no more than every limit that is named, split by level with the rest to the highest. */
export function checkGrant(
  {
    policyNo,
    endorsementNo,
    divisionCode,
    grant,
  }: Pick<GrantLine, 'policyNo' | 'endorsementNo' | 'divisionCode' | 'grant'>,
  programmes: Programmes,
): void {
  const at = `policy ${policyNo}${endorsementNo} ${grant.programmeId}`;
  const calculated = { zh: '基数 × 比例（向下取整）', en: 'base × rate, rounded down' };
  const { baseFen, ratePpm, limitedBy, limitedToFen = [] } = grant;
  holdEqual(at, calculated, grant.calculatedFen, fractionDown(baseFen, ratePpm, wholePpm));
  const limits = limitedToFen.filter((_, place) => limitedBy[place] !== 'rate-ceiling');
  const limited = { zh: '受限后的补贴', en: 'the grant after its limits' };
  holdEqual(at, limited, grant.grantedFen, Math.min(grant.calculatedFen, ...limits));
  const levels = { zh: '各级分担合计', en: 'sum of the levels’ parts' };
  holdEqual(at, levels, grant.grantedFen, sum(grant.levels.map((one) => one.fen)));
  const programme = programmes.get(`${grant.programmeId}#${grant.version}`);
  hold(
    programme !== undefined,
    at,
    `导出中没有该方案第 ${grant.version} 版`,
    `version ${grant.version} of the programme is not in the export`,
  );
  const expected = splitByLevel(grant.grantedFen, programme, divisionCode);
  for (const part of grant.levels) {
    const share = { zh: `${part.level} 级分担`, en: `the part of level ${part.level}` };
    holdEqual(at, share, part.fen, expected.get(part.level) ?? 0);
  }
}

/** Every level but the highest gets its share rounded down; a firm registered with a city has no county level. */
export function splitByLevel(
  grantedFen: number,
  { levels }: ProgrammeLine,
  divisionCode: string,
): ReadonlyMap<string, number> {
  const whole = BigInt(sum(levels.map((one) => one.sharePpm)));
  const parts = levels.map(({ level, sharePpm }, place) => ({
    level: levelThatPays(level, divisionCode),
    fen: place === 0 ? 0 : fractionDown(grantedFen, sharePpm, whole),
  }));
  const [highest, ...others] = parts;
  const split = new Map<string, number>();
  const add = (level: string, fen: number) => split.set(level, (split.get(level) ?? 0) + fen);
  if (highest !== undefined) add(highest.level, grantedFen - sum(others.map((one) => one.fen)));
  for (const { level, fen } of others) add(level, fen);
  return split;
}

function levelThatPays(level: string, divisionCode: string): string {
  if (level === 'central' || level === 'province') return level;
  if (divisionCode.endsWith('0000')) return 'province';
  return divisionCode.endsWith('00') ? 'city' : level;
}

/** A refund is the firm's part and the bureaus', theirs by level. */
export function checkRefund({ policyNo, endorsementNo, refund }: RefundLine): void {
  const { totalFen, firmFen, bureauFen, levels } = refund;
  const where = `policy ${policyNo}${endorsementNo}`;
  const total = { zh: '退费合计', en: 'the refund' };
  holdEqual(where, total, totalFen, firmFen + bureauFen);
  const bureaus = { zh: '财政部分退费', en: 'the bureaus’ part of the refund' };
  holdEqual(where, bureaus, bureauFen, sumOfLevels(levels));
}

export function sumOfLevels(levels: readonly LevelPart[]): number {
  return sum(levels.map((one) => one.fen));
}
