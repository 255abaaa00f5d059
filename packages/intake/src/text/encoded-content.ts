/** So many signs of Base64 or hexadecimal without a break are no word, no digest and no signature: a text holds another file in them. */
const RUN_CHARACTERS = 1_024
/** Mail breaks such a run after 76 signs, and notebooks write every line as a string. A digest in a line of its own has 64. */
const LINE_CHARACTERS_MIN = 70

const pictureAddress = /data:image\//i
const ADDRESS_CHARACTERS = 11

const OTHER = 0
const ENCODED = 1
const BETWEEN_LINES = 2
const ESCAPE = 3

const kinds = new Uint8Array(128)
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-')
  kinds[sign.charCodeAt(0)] = ENCODED
for (const sign of '\r\n\t ",') kinds[sign.charCodeAt(0)] = BETWEEN_LINES
kinds['\\'.charCodeAt(0)] = ESCAPE

/** Looks through a text that comes in parts for pictures and other files that are written in it in letters: no search finds words in those. */
export class EncodedContentSearch {
  isFound = false
  #run = 0
  #line = 0
  #isEscaped = false
  #before = ''

  take(part: string): void {
    if (this.isFound) return
    this.isFound = pictureAddress.test(this.#before + part.slice(0, ADDRESS_CHARACTERS)) || pictureAddress.test(part)
    this.#before = (this.#before + part.slice(-ADDRESS_CHARACTERS)).slice(-ADDRESS_CHARACTERS)
    for (let index = 0; index < part.length && !this.isFound; index += 1) this.#count(part.charCodeAt(index))
  }

  #count(code: number): void {
    const kind = this.#isEscaped ? BETWEEN_LINES : (kinds[code] ?? OTHER)
    this.#isEscaped = !this.#isEscaped && kind === ESCAPE
    if (kind === ENCODED) {
      this.#line += 1
      this.#run += 1
      this.isFound = this.#run >= RUN_CHARACTERS
      return
    }
    if (kind === OTHER || (this.#line > 0 && this.#line < LINE_CHARACTERS_MIN)) this.#run = 0
    this.#line = 0
  }
}
