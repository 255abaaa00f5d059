/** How the read of a file that another authority keeps has ended, in the cell of its reader. */
export const borderReadOutcomes = ['complete', 'stopped', 'cut-off'] as const
export type BorderReadOutcome = (typeof borderReadOutcomes)[number]
