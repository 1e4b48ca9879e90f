import type { CalendarYear } from '../calendar-year.ts';

/**
 * Rest days that fall on weekdays and working days that fall on weekends, as the State Council's yearly notices announce
 * them (国办发明电). A year that is not here is provisional.
 */
export const announcedYears: readonly CalendarYear[] = [
  {
    year: 2025,
    announced: '国务院办公厅关于2025年部分节假日安排的通知, 2024-11-12',
    restDays: [
      '01-01',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '02-03',
      '02-04',
      '04-04',
      '05-01',
      '05-02',
      '05-05',
      '06-02',
      '10-01',
      '10-02',
      '10-03',
      '10-06',
      '10-07',
      '10-08',
    ],
    workingDays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    announced: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
    restDays: [
      '01-01',
      '01-02',
      '02-16',
      '02-17',
      '02-18',
      '02-19',
      '02-20',
      '02-23',
      '04-06',
      '05-01',
      '05-04',
      '05-05',
      '06-19',
      '09-25',
      '10-01',
      '10-02',
      '10-05',
      '10-06',
      '10-07',
    ],
    workingDays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];
