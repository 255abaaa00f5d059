import type { NoticeTimes } from '#clock/notice-point.ts'
import { people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { NoticeClock } from './commands.ts'
import type { ClockNoticeTypes } from './events.ts'

// For the tests of this package only.

type NoticeStep = Step<ClockNoticeTypes>

const times: NoticeTimes = {
  remindAt: '2026-03-11T16:00:00.000Z',
  dueAt: '2026-03-16T16:00:00.000Z',
  remindedAt: null,
  escalatedAt: null,
}
const noticed = {
  authority: 'hk',
  noticeId: 'cln_1',
  ofStream: 'evaluation',
  caseId: 'evl_1',
  applicationId: 'app_1',
  task: 'test',
  whoseMove: 'applicant',
  since: '2026-03-02T04:00:00.000Z',
  dueOn: '2026-03-16',
  point: 'overdue',
} as const

export function notice(
  change: Partial<Pick<NoticeClock, 'at' | 'point' | 'authority'>> = {},
  kept: Partial<NoticeTimes> = {},
): NoticeStep {
  const at = '2026-03-17T00:00:00.000Z'
  const command = { name: 'noticeClock', actor: people.system, at, ...noticed, ...change } as const
  return () => ({ command, facts: { authority: 'hk', times: { ...times, ...kept } } })
}

/** Together they take every row of the table. */
export const clockNoticeJourneys: readonly (readonly NoticeStep[])[] = [[notice()]]
