import type { CalendarYear } from './calendar-year.ts'

/**
 * Working days in Macao: Monday to Friday without public holidays and the days that compensate for one on a weekend. The half days
 * before a festival are working days.
 */
export const macaoYears: readonly CalendarYear[] = [
  {
    year: 2026,
    status: 'gazetted',
    source: 'Macao SAR, Executive Order 60/2000, with the compensation of holidays on Saturdays and Sundays',
    reviewedOn: '2026-11-27',
    daysOff: [
      '01-01',
      '02-17/02-19',
      '04-03/04-07',
      '05-01',
      '05-24/05-25',
      '06-19',
      '09-26',
      '09-28',
      '10-01/10-02',
      '10-18/10-19',
      '11-02',
      '12-08',
      '12-20/12-22',
      '12-24/12-25',
    ],
    workingWeekendDays: [],
  },
  {
    year: 2027,
    status: 'gazetted',
    source: 'Macao SAR, Executive Order 60/2000, with the compensation of holidays on Saturdays and Sundays',
    reviewedOn: '2026-11-27',
    daysOff: [
      '01-01',
      '02-06/02-10',
      '03-26/03-27',
      '03-29',
      '04-05',
      '05-01',
      '05-03',
      '05-13',
      '06-09',
      '09-16',
      '10-01/10-02',
      '10-04',
      '10-08',
      '11-02',
      '12-08',
      '12-20',
      '12-22',
      '12-24/12-25',
      '12-27',
    ],
    workingWeekendDays: [],
  },
]
