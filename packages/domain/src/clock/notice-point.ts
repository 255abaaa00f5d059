import { workingDayBefore } from '../calendars/working-days.ts'
import { localDate } from '../instant.ts'
import type { Authority } from '../jurisdictions.ts'
import { type Clock, closuresOf, placesOf, standingStop } from './clock.ts'
import type { Due } from './due-day.ts'

/** What is noticed of a clock: that its day comes near, and that its day has passed. */
export const noticePoints = ['reminder', 'overdue'] as const
export type NoticePoint = (typeof noticePoints)[number]

/** So many working days before its day a clock is reminded of. */
const reminderWorkingDays = 2

/**
 * The day on which whoever has the move is reminded (`YYYY-MM-DD`). Null where there is no day, where the calendar does not say, and for a
 * move that began so late that it needs no reminder.
 */
export function reminderDay(
  clock: Clock,
  { dueOn }: Due,
  authority: Authority,
  closedDays: ReadonlySet<string>,
): string | null {
  if (dueOn === null) return null
  const closures = closuresOf(clock.calendar, authority, closedDays)
  const day = workingDayBefore(placesOf(clock.calendar, authority), dueOn, reminderWorkingDays, closures)
  const began = localDate(standingStop(clock)?.from ?? clock.since, authority)
  return day === null || day <= began ? null : day
}

/** The instants by which a clock is noticed, and whether it was: RFC 3339, UTC. */
export type NoticeTimes = {
  readonly remindAt: string | null
  readonly dueAt: string | null
  readonly remindedAt: string | null
  readonly escalatedAt: string | null
}

/** At which point a clock is that nobody has been told of yet; null for none. What has passed needs no reminder any more. */
export function noticePointAt(
  { remindAt, dueAt, remindedAt, escalatedAt }: NoticeTimes,
  at: string,
): NoticePoint | null {
  if (dueAt === null) return null
  if (Date.parse(dueAt) <= Date.parse(at)) return escalatedAt === null ? 'overdue' : null
  if (remindAt === null || Date.parse(remindAt) > Date.parse(at)) return null
  return remindedAt === null ? 'reminder' : null
}
