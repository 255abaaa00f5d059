import type { CalendarYear } from './calendar-year.ts'

/** Working days in the mainland of China. */
export const mainlandYears: readonly CalendarYear[] = [
  {
    year: 2026,
    status: 'gazetted',
    source: 'General Office of the State Council, notice on the arrangement of some holidays in 2026, 4 November 2025',
    reviewedOn: '2026-11-27',
    daysOff: ['01-01/01-03', '02-15/02-23', '04-04/04-06', '05-01/05-05', '06-19/06-21', '09-25/09-27', '10-01/10-07'],
    workingWeekendDays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
  {
    year: 2027,
    // The notice that joins days off and names the weekends worked for them was not found.
    status: 'provisional',
    source: 'Regulation on public holidays for festivals and memorial days, the 13 days in force since 2025',
    reviewedOn: '2026-11-27',
    daysOff: ['01-01', '02-05/02-08', '04-05', '05-01/05-02', '06-09', '09-15', '10-01/10-03'],
    workingWeekendDays: [],
  },
]
