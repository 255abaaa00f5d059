/** A token of a PDF, as far as the checks tell tokens apart. */
export type PdfToken =
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: '<<' | '>>' | '[' | ']' }
  | { readonly kind: 'string' }

/** ISO 32000-2, 7.2.3. */
const isBlank = tableOf('\0\t\n\f\r ')
const isDelimiter = tableOf('()<>[]{}/%')
/** No token that means something is longer; a longer one is cut. */
const TOKEN_BYTES = 256

/** How many bytes may still be read as tokens, by all lexers of a file: the same bytes can be read from many places. */
export interface LexerBudget {
  bytesLeft: number
}

/** Reads tokens out of bytes. It stands still at the end of them, also in the middle of a token, and where its budget ends. */
export class PdfLexer {
  at: number
  readonly #bytes: Buffer
  readonly #budget: LexerBudget

  constructor(bytes: Buffer, at: number, budget: LexerBudget) {
    this.#bytes = bytes
    this.at = at
    this.#budget = budget
  }

  next(): PdfToken | undefined {
    if (this.#budget.bytesLeft < 0) return undefined
    const start = this.at
    const token = this.#token()
    this.#budget.bytesLeft -= this.at - start
    return token
  }

  #token(): PdfToken | undefined {
    this.#passBlanks()
    const byte = this.#bytes[this.at]
    if (byte === undefined) return undefined
    if (byte === 0x2f) return { kind: 'name', value: this.#name() }
    if (byte === 0x28) return this.#string()
    if (byte === 0x3c || byte === 0x3e) return this.#angle(byte)
    if (byte === 0x5b || byte === 0x5d) {
      this.at += 1
      return { kind: 'mark', value: byte === 0x5b ? '[' : ']' }
    }
    return this.#word()
  }

  #passBlanks(): void {
    for (;;) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) return
      if (byte === 0x25) this.#passComment()
      else if (isBlank[byte] === 1) this.at += 1
      else return
    }
  }

  #passComment(): void {
    while (this.at < this.#bytes.length && this.#bytes[this.at] !== 0x0a && this.#bytes[this.at] !== 0x0d) this.at += 1
  }

  #name(): string {
    this.at += 1
    const written = this.#regular()
    return written.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  #regular(): string {
    const start = this.at
    for (;;) {
      const byte = this.#bytes[this.at]
      if (byte === undefined || isBlank[byte] === 1 || isDelimiter[byte] === 1) break
      this.at += 1
    }
    return this.#bytes.toString('latin1', start, Math.min(this.at, start + TOKEN_BYTES))
  }

  #string(): PdfToken {
    let depth = 0
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at]
      if (byte === 0x5c) this.at += 1
      else if (byte === 0x28) depth += 1
      else if (byte === 0x29) {
        depth -= 1
        if (depth === 0) break
      }
    }
    this.at += 1
    return { kind: 'string' }
  }

  #angle(byte: number): PdfToken {
    if (this.#bytes[this.at + 1] === byte) {
      this.at += 2
      return { kind: 'mark', value: byte === 0x3c ? '<<' : '>>' }
    }
    this.at += 1
    if (byte === 0x3e) return { kind: 'string' }
    const end = this.#bytes.indexOf(0x3e, this.at)
    this.at = end < 0 ? this.#bytes.length : end + 1
    return { kind: 'string' }
  }

  #word(): PdfToken {
    const start = this.at
    const value = this.#regular()
    if (this.at === start) this.at += 1
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value) ? { kind: 'number', value: Number(value) } : { kind: 'word', value }
  }
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}
