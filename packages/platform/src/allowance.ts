/** So much at once, and then so much a second: what is not used is kept, up to what may be taken at once. */
export class Allowance {
  readonly #most: number
  readonly #perSecond: number
  #left: number
  #countedAtMs = 0

  constructor(most: number, perSecond: number) {
    this.#most = most
    this.#perSecond = perSecond
    this.#left = most
  }

  /**
   * Takes the whole amount or nothing.
   *
   * @param atMs of a clock that only goes on, in milliseconds
   * @returns whether it was there
   */
  take(amount: number, atMs: number): boolean {
    const grown = ((atMs - this.#countedAtMs) * this.#perSecond) / 1_000
    this.#left = Math.min(this.#left + grown, this.#most)
    this.#countedAtMs = atMs
    if (amount > this.#left) return false
    this.#left -= amount
    return true
  }
}
