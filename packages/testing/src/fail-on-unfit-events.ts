import { afterEach } from 'vitest'
import { takeUnfitEvents } from './unfit-events.ts'

/** Whichever test records an event whose payload is not what its schema says fails. */
afterEach(async () => {
  const unfit = await takeUnfitEvents()
  if (unfit.length > 0) throw new Error(`these events do not fit their schemas: ${unfit.join('; ')}`)
})
