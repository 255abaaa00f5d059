import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { noticePointAt } from '@concert/domain/clock/notice-point'
import { notFound } from '@concert/platform/refused-request'
import { clockNoticeCase } from './case.ts'
import { holdClock } from './held-clock.ts'

/** Step 7 of docs/flows/clocks.md: records that a clock has come to a point, once for each. */
export const noticeClock = open(clockNoticeCase, operations.noticeClock, {
  find: async ({ transaction, request: { body } }) => (await holdClock(transaction, body)) ?? notFound('clock'),
  given: ({ transaction, request: { body }, found: { times, dueOn, ...held } }) => ({
    ...held,
    authority: transaction.authority,
    noticeId: newId('cln'),
    ofStream: body.stream,
    caseId: body.caseId,
    // A clock without a day has no point: the guard refuses it.
    dueOn: dueOn ?? '',
    point: noticePointAt(times, transaction.now) ?? 'reminder',
  }),
  facts: ({ found: { times } }) => ({ times }),
  columns: () => ({}),
  answer: (row, request) => clockNoticeCase.represent(row, request, 'file'),
})
