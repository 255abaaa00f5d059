import type { Clock } from '@concert/domain/clock/clock'
import type { Due } from '@concert/domain/clock/due-day'

/** The open clock of a case with the day by which its move is due. */
export interface CaseClock {
  readonly clock: Clock
  readonly due: Due
}
