/** How JSON, and logs that are written like it, have signs of other scripts and the ends of lines. */
const escape = /\\(?:u([0-9a-f]{4})|[nrt])/gi
/** What can be the beginning of one. */
const begun = /\\(?:u[0-9a-f]{0,3})?$/i
const lineEnds = new Set(['\\n', '\\r', '\\t'])

/** A text that comes in parts, with the signs that its escapes stand for. */
export class Unescaping {
  #kept = ''

  /** One more part, as far as it is known what it says. */
  take(part: string): string {
    const text = this.#kept + part
    this.#kept = begun.exec(text)?.[0] ?? ''
    return text.slice(0, text.length - this.#kept.length).replaceAll(escape, (whole, hex?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      return lineEnds.has(whole) ? '\n' : whole
    })
  }

  /** The text has ended. */
  end(): string {
    return this.#kept
  }
}
