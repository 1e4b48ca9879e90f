import { addDays, type Day } from '../dates.ts';
import { dataFault, type DataFault } from './data-fault.ts';

export interface Versioned {
  readonly version: number;
  readonly validFrom: Day;
  readonly validTo?: Day | undefined;
}

/**
 * Versions of one product or programme count up from 1, and each follows the one before without gap or overlap: either the
 * earlier one has no last day, and is superseded, or the later one begins the day after it.
 */
export function checkVersions(of: Versioned, all: readonly Versioned[]): readonly DataFault[] {
  const inverted =
    of.validTo !== undefined && of.validTo < of.validFrom
      ? [
          dataFault(
            'validTo',
            `止期 ${of.validTo} 早于起期 ${of.validFrom}`,
            'the last day is before the first',
          ),
        ]
      : [];
  const same = all.filter((one) => one.version === of.version);
  const repeated =
    same.length > 1 ? [dataFault('version', `版本 ${of.version} 重复`, 'the version exists twice')] : [];
  if (of.version === 1) return [...inverted, ...repeated];
  const before = all.find((one) => one.version === of.version - 1);
  if (before === undefined) {
    const zh = `缺少版本 ${of.version - 1}，版本号须逐一递增`;
    return [...inverted, ...repeated, dataFault('version', zh, `there is no version ${of.version - 1}`)];
  }
  return [...inverted, ...repeated, ...faultsOfSequel(of, before)];
}

function faultsOfSequel(of: Versioned, before: Versioned): readonly DataFault[] {
  if (of.validFrom <= before.validFrom) {
    const zh = `起期须晚于版本 ${before.version} 的起期 ${before.validFrom}`;
    return [dataFault('validFrom', zh, `version ${before.version} begins ${before.validFrom}`)];
  }
  if (before.validTo === undefined || before.validTo < before.validFrom) return [];
  const next = addDays(before.validTo, 1);
  if (of.validFrom === next) return [];
  const [zh, en] = of.validFrom < next ? ['重叠', 'overlaps'] : ['之间有空档', 'leaves a gap after'];
  return [
    dataFault(
      'validFrom',
      `与版本 ${before.version}（至 ${before.validTo}）${zh}，应为 ${next}`,
      `${en} version ${before.version}, which ends ${before.validTo}`,
    ),
  ];
}
