import type { FileBytes } from '../file-bytes.ts'
import { IMAGE_BLOCKS_MAX } from '../limits.ts'
import { MalformedImage, TooManyBlocks } from './image-size.ts'

/** Reads the parts of an image in turn. Every part is counted, so that no image keeps it busy without end. */
export class ImageCursor {
  at = 0
  readonly #bytes: FileBytes
  #parts = 0

  constructor(bytes: FileBytes, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  get sizeBytes(): number {
    return this.#bytes.sizeBytes
  }

  /** The next bytes. @throws MalformedImage where the file ends before; TooManyBlocks */
  async next(length: number): Promise<Buffer> {
    const read = await this.peek(length)
    this.at += length
    return read
  }

  async peek(length: number): Promise<Buffer> {
    this.#parts += 1
    if (this.#parts > IMAGE_BLOCKS_MAX) throw new TooManyBlocks('the image has too many parts')
    const read = await this.#bytes.read(this.at, length)
    if (read.length < length) throw new MalformedImage('the image ends inside a header')
    return read
  }
}
