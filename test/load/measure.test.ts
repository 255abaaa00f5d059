import { describe, expect, it } from 'vitest'
import { against, inTurn } from './measure.ts'

describe('a ratio', () => {
  it.each([
    [0.8, 0.8, true],
    [0.8, 0.79, false],
    [0.6, 1.2, true],
    [null, 0.01, true],
  ])('against the bar %s at %s is met: %s', (bar, ratio, met) => {
    expect(against(bar, ratio)).toEqual({ bar, ratio, met })
  })

  it('is the median of the rounds after the first, ours over the floor', async () => {
    const ours = [1, 90, 80, 70]
    const measured = await inTurn(
      4,
      async (round) => ours[round] ?? 0,
      async () => 100,
    )
    expect(measured).toMatchObject({ ratio: 0.8, ours: 80, floor: 100 })
  })
})
