import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { BytesUnavailable, type FileBytes } from '../file-bytes.ts'

/** The bytes of a file as pdf.js asks for them. */
export class ByteRanges extends PDFDataRangeTransport {
  #failure: BytesUnavailable | undefined
  readonly #bytes: FileBytes

  constructor(bytes: FileBytes) {
    super(bytes.sizeBytes, new Uint8Array(0))
    this.#bytes = bytes
  }

  /** @throws BytesUnavailable when the store has failed: then nothing is known of the file, whatever was read or thrown */
  requireRead(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#give(begin, end)
  }

  /** pdf.js knows no store that fails: it is given zeros, so that none of its questions stays open, and what it makes of them is thrown away. */
  async #give(begin: number, end: number): Promise<void> {
    let chunk = new Uint8Array(end - begin)
    try {
      // A copy: what pdf.js is given is its own.
      if (this.#failure === undefined) chunk = new Uint8Array(await this.#bytes.read(begin, end - begin))
    } catch (error) {
      this.#failure = new BytesUnavailable('the store does not read the file', { cause: error })
    }
    this.onDataRange(begin, chunk)
  }
}
