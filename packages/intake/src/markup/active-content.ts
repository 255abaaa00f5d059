/** Elements that run, load or send something when the file is opened, by their local names. */
const activeElements = new Set(
  'applet base embed event-listener form frame frameset handler iframe listener object portal script'.split(' '),
)
/** Attributes whose value is an address that a reader follows or loads. */
const addresses = new Set(
  'action background cite code codebase data dynsrc formaction from href lowsrc manifest ping poster src srcdoc to values'.split(
    ' ',
  ),
)
/** Elements whose address is loaded when they are drawn; that of a link is followed only when a person asks for it. */
const drawn = new Set(
  'audio bgsound body feimage filter frame g html image ilayer img input layer link source style svg table td th track use video xml'.split(
    ' ',
  ),
)

/** A scheme, or another machine. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)(?<!^data:)/i

export type ActiveContent =
  | { readonly code: 'markup-active'; readonly what: string }
  | { readonly code: 'markup-external'; readonly what: string }

/** What of an element is active, or is loaded from elsewhere. Attributes have small letters; any name can have a prefix. */
export function activeContentOf(element: string, attributes: Readonly<Record<string, string>>): ActiveContent[] {
  const name = localName(element)
  const found: ActiveContent[] = []
  if (activeElements.has(name)) found.push({ code: 'markup-active', what: name })
  if (name === 'link' && /import|preload|prefetch|manifest/i.test(attributes['rel'] ?? '')) {
    found.push({ code: 'markup-active', what: 'link' })
  }
  if (name === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '')) {
    found.push({ code: 'markup-active', what: 'meta refresh' })
  }
  for (const [attribute, value] of Object.entries(attributes)) {
    found.push(...activeContentOfAttribute(name, localName(attribute), value))
  }
  return found
}

function activeContentOfAttribute(element: string, attribute: string, value: string): ActiveContent[] {
  if (/^on[a-z]/.test(attribute)) return [{ code: 'markup-active', what: attribute }]
  if (attribute === 'style') return activeContentOfStyle(value)
  if (attribute === 'attributename' && /^(?:on|(?:xlink:)?href$)/i.test(value.trim())) {
    return [{ code: 'markup-active', what: 'animated address' }]
  }
  if (likeStyles.test(attribute)) return activeContentOfStyle(value)
  if (isList(attribute) && value.split(',').some((one) => elsewhere.test(one.trim())))
    return [{ code: 'markup-external', what: attribute }]
  return addresses.has(attribute) ? activeContentOfAddress(element, attribute, value) : []
}

/** Attributes of a drawing that are written as in a style. */
const likeStyles = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-\w+)?)$/

/** Addresses that are loaded whatever element has them: one of a list of pictures, and that before all others. */
function isList(attribute: string): boolean {
  return attribute.endsWith('srcset') || attribute === 'base'
}

function activeContentOfAddress(element: string, attribute: string, value: string): ActiveContent[] {
  // Browsers drop control characters and blanks inside the name of a scheme.
  const address = value.replaceAll(/[\p{Cc}\s]/gu, '').toLowerCase()
  if (/^(?:javascript|vbscript|livescript|mocha):|^data:(?!image\/(?:png|jpeg|gif|webp|bmp)[;,])/.test(address)) {
    return [{ code: 'markup-active', what: `${attribute} ${address.slice(0, address.indexOf(':') + 1)}` }]
  }
  const isLoaded = elsewhere.test(address) && !address.startsWith('data:')
  return isLoaded && drawn.has(element) ? [{ code: 'markup-external', what: `${element} ${attribute}` }] : []
}

/** Styles that run something or load it from elsewhere. */
export function activeContentOfStyle(style: string): ActiveContent[] {
  const plain = style.replaceAll(/\\([0-9a-f]{1,6})\s?|\/\*[\s\S]*?\*\//gi, (_, hex?: string) => characterOf(hex))
  if (/expression\s*\(|javascript:|-moz-binding|behavior\s*:/i.test(plain))
    return [{ code: 'markup-active', what: 'style' }]
  return /@import|(?:url|image-set|image|src)\(\s*(?:["']\s*)?(?:[a-z][a-z0-9+.-]*:|\/\/)(?<!data:)/i.test(plain)
    ? [{ code: 'markup-external', what: 'style' }]
    : []
}

function characterOf(hex: string | undefined): string {
  if (hex === undefined) return ''
  const code = Number.parseInt(hex, 16)
  return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
}

/** The name without its prefix, in small letters. */
export function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase()
}
