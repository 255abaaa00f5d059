/** The working calendar of one place in one year. It is data: what is not gazetted is not computed from other years. */
export interface CalendarYear {
  readonly year: number
  /** A provisional year has the days that the law fixes and lacks the notice that moves them. */
  readonly status: 'gazetted' | 'provisional'
  /** Where the days were read. */
  readonly source: string
  /** The date of the last comparison with the source. */
  readonly reviewedOn: string
  /** Days on which nobody works, as `MM-DD`, or the first and the last of several as `MM-DD/MM-DD`. Weekends may be among them. */
  readonly daysOff: readonly string[]
  /** Saturdays and Sundays that are working days, as `MM-DD`. */
  readonly workingWeekendDays: readonly string[]
}
