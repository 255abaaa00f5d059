/** What a text is by its beginning, where it is a text with elements: in the words of media types. */
export type MarkupType = 'text/html' | 'image/svg+xml' | 'application/xml'

const html =
  /^<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|meta|link|style|title|form|img|svg\s+onload)[\s/>]/i
/** What stands before the first element. The whole of it is bounded by the length of what is looked at. */
const before = /^(?:\uFEFF|\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\s+(?!html)[^>[]*(?:\[[\s\S]*?\])?[^>]*>)/i
const svg = /^<(?:[\w-]+:)?svg[\s/>]/i

/** Looks at the beginning of a text as a browser does that distrusts its declared type. Undefined: it has no elements. */
export function markupTypeOf(start: string): MarkupType | undefined {
  let rest = start
  let isXml = false
  for (let found = before.exec(rest); found !== null; found = before.exec(rest)) {
    isXml ||= /^<[?!](?:xml|doctype)/i.test(found[0])
    rest = rest.slice(found[0].length)
  }
  if (svg.test(rest)) return 'image/svg+xml'
  if (html.test(rest)) return 'text/html'
  return isXml ? 'application/xml' : undefined
}
