/** How a text is written: by its mark of byte order, else UTF-8 where it is that, else what the three places wrote before it. */
export interface TextSurvey {
  /** False where there are bytes that no text has. */
  readonly isText: boolean
  /** Whatever the text may be written in; it is searched in each. */
  readonly encodings: readonly string[]
}

const legacy = ['gb18030', 'big5-hkscs', 'windows-1252']

/** Looks at every byte of what claims to be text. */
export async function surveyText(chunks: AsyncIterable<Buffer>): Promise<TextSurvey> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst) {
      const marked = encodingOfMark(chunk)
      if (marked !== undefined) return { isText: true, encodings: [marked] }
      isFirst = false
    }
    if (hasControl(chunk)) return { isText: false, encodings: [] }
    isUtf8 = isUtf8 && decodes(utf8, chunk)
  }
  isUtf8 = isUtf8 && decodes(utf8)
  return { isText: true, encodings: isUtf8 ? ['utf-8'] : legacy }
}

/** The text of chunks in an encoding; what cannot be decoded becomes U+FFFD. */
export async function* textOf(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** The text of chunks in the encoding of its mark of byte order, else in UTF-8, with that encoding. */
export async function* textOfMarked(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly text: string; readonly encoding: string }> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOfMark(chunk) ?? 'utf-8')
    yield { text: decoder.decode(chunk, { stream: true }), encoding: decoder.encoding }
  }
  if (decoder !== undefined) yield { text: decoder.decode(), encoding: decoder.encoding }
}

function encodingOfMark(chunk: Buffer): string | undefined {
  const [first, second] = chunk
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Control characters other than those of lines, tabs, pages and of the end of a file in DOS, and escapes of terminals in logs. */
function hasControl(chunk: Buffer): boolean {
  for (const byte of chunk) {
    if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) return true
  }
  return false
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}
