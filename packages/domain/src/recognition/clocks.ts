import type { Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import type { Recognition } from './state.ts'

/** Each authority recognises by its own working days: the others wait for it, and silence decides nothing. */
export const recognitionClocks: Clocks<Recognition> = {
  received: () => taskOf('recognise', 'decision-maker'),
  recognised: noClock,
  reserved: noClock,
  refused: noClock,
}
