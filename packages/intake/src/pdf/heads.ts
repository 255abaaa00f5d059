/** Where an object begins, after its number. */
export interface ObjectHead {
  readonly object: number
  readonly start: number
}

/** The object in which a place stands: that of the last head before it. Heads are in the order of their starts. */
export function objectAt(heads: readonly ObjectHead[], at: number): number | undefined {
  let low = 0
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((heads[middle]?.start ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return heads[low - 1]?.object
}

/** The heads in bytes of a file: `12 0 obj`. */
export function headsIn(bytes: Buffer): ObjectHead[] {
  const heads: ObjectHead[] = []
  for (let at = bytes.indexOf(' obj', 0, 'latin1'); at >= 0; at = bytes.indexOf(' obj', at + 4, 'latin1')) {
    const number = /(\d{1,10})\s{1,8}\d{1,5}$/.exec(bytes.toString('latin1', Math.max(at - 24, 0), at))?.[1]
    if (number !== undefined) heads.push({ object: Number(number), start: at + 4 })
  }
  return heads
}
