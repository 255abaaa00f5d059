import type { Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import type { Application } from './state.ts'

/** Whose move an application is and by when. What was returned is completed within a time; a first draft costs nobody anything. */
export const applicationClocks: Clocks<Application> = {
  draft: ({ submissions }) => taskOf(submissions === 0 ? 'prepare-application' : 'complete-application', 'applicant'),
  submitted: () => taskOf('check-completeness', 'plan-owner'),
  'in-review': () => taskOf('review-application', 'application-reviewer'),
  accepted: ({ agreement }) =>
    agreement?.clientSignedAt === undefined
      ? taskOf('sign-agreement', 'applicant')
      : taskOf('countersign-agreement', 'signatory'),
  declined: noClock,
  contracted: noClock,
  withdrawn: noClock,
}
