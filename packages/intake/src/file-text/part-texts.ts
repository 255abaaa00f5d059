import { Parser } from 'htmlparser2'
import { textEnds } from '../archive/office-parts.ts'
import { localName } from '../markup/active-content.ts'
import { textOf } from '../text/text-encoding.ts'

/** A cell of a sheet: its own text, or the number of the shared string that it shows. */
export type Cell = string | number

type Chunks = AsyncIterable<Buffer>

/** The text of a part, with a line for each paragraph. No entity is known but the five of XML. */
export async function textOfPart(chunks: Chunks): Promise<string> {
  const texts: string[] = []
  await parse(chunks, {
    text: (text) => texts.push(text),
    closed: (element) => {
      if (textEnds.has(element)) texts.push('\n')
    },
  })
  return texts.join('')
}

/** The strings that the cells of all sheets share, by their numbers. */
export async function sharedStringsOf(chunks: Chunks): Promise<string[]> {
  const strings: string[] = []
  let string = ''
  await parse(chunks, {
    text: (text) => void (string += text),
    closed: (element) => {
      if (element !== 'si') return
      strings.push(string)
      string = ''
    },
  })
  return strings
}

/** The cells of a sheet in the order in which they are read, with a tab after each and an end of line after each row. */
export async function cellsOf(chunks: Chunks): Promise<Cell[]> {
  const cells: Cell[] = []
  let isShared = false
  let value = ''
  await parse(chunks, {
    opened: (element, attributes) => {
      if (element === 'c') isShared = attributes['t'] === 's'
      // What stood before it in the cell is a formula.
      if (element === 'v' || element === 'is') value = ''
    },
    text: (text) => void (value += text),
    closed: (element) => {
      if (element === 'v' || element === 'is') cells.push(isShared ? Number(value) : value, '\t')
      if (element === 'row') cells.push('\n')
    },
  })
  return cells
}

interface Listening {
  readonly opened?: (element: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly closed: (element: string) => void
}

async function parse(chunks: Chunks, { opened, text, closed }: Listening): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => opened?.(localName(tag), attributes),
      ontext: text,
      onclosetag: (tag) => closed(localName(tag)),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  for await (const part of textOf(chunks, 'utf-8')) parser.write(part)
  parser.end()
}
