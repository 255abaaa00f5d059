/** One way in which a wall could be weakened by a careless change, and the tests that must notice it. */
export interface Weakening {
  readonly name: string
  readonly file: string
  /** A text that the file has exactly once. */
  readonly from: string
  readonly to: string
  /** Files or folders of tests. */
  readonly noticedBy: readonly string[]
}
