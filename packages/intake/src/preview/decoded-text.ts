import { type FileBytes, wholeOf } from '../file-bytes.ts'
import { TEXT_PREVIEW_BYTES_MAX } from '../limits.ts'
import { likelyEncoding } from '../text/likely-encoding.ts'
import { surveyText } from '../text/text-encoding.ts'

export interface DecodedText {
  readonly text: string
  /** What it was read as. */
  readonly encoding: string
}

/**
 * The text of a file, in the encoding that is said by its mark of byte order, or UTF-8 where it is that, or else the likeliest. Null: it is no
 * text, or larger than the limit. What cannot be decoded is U+FFFD, and so is NUL.
 *
 * @throws BytesUnavailable when the store fails
 */
export async function decodedText(file: FileBytes): Promise<DecodedText | null> {
  if (file.sizeBytes > TEXT_PREVIEW_BYTES_MAX) return null
  const bytes = await wholeOf(file)
  const { isText, encodings } = await surveyText(one(bytes))
  if (!isText) return null
  const encoding = likelyEncoding(bytes, encodings)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: text.replaceAll('\0', '\uFFFD').toWellFormed(), encoding }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
