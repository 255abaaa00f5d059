import { PDF_OBJECTS_MAX } from '../limits.ts'

/**
 * The nodes of the trees of a PDF. In a tree every node has one parent; where a node has two, or is below itself, a reader that walks
 * it does not come to an end: a page tree of ten levels with the same ten children each has 10^10 pages.
 */
export class PdfTree {
  #isCyclic = false
  /** By the number of the node; an object that is written again later replaces the first. */
  readonly #children = new Map<number, readonly number[]>()
  #kept = 0

  /** @param parent undefined where the number of the object is not known */
  add(parent: number | undefined, children: readonly number[]): void {
    if (new Set(children).size < children.length) this.#isCyclic = true
    if (parent === undefined || this.#kept > PDF_OBJECTS_MAX) return
    this.#kept += children.length
    this.#children.set(parent, children)
  }

  isBeyondLimit(): boolean {
    return this.#kept > PDF_OBJECTS_MAX
  }

  /** Whether a node is reached twice. */
  isCyclic(): boolean {
    if (this.#isCyclic) return true
    const reached = new Set<number>()
    for (const children of this.#children.values()) {
      for (const child of children) {
        if (reached.has(child)) return true
        reached.add(child)
      }
    }
    return this.#isCircle(reached)
  }

  /** With one parent each, nodes form a circle when none of them is reached from outside. */
  #isCircle(reached: ReadonlySet<number>): boolean {
    const open = [...this.#children.keys()].filter((node) => !reached.has(node))
    const seen = new Set<number>()
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      seen.add(node)
      open.push(...(this.#children.get(node) ?? []))
    }
    return [...this.#children.keys()].some((node) => !seen.has(node))
  }
}
