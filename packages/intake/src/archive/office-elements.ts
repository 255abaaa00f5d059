import { addFinding, type Place } from '../inspection.ts'
import { localName } from '../markup/active-content.ts'
import { isAskingFormula, isNameOfMacro, isRunningAddress } from './office-instructions.ts'

export type OfficeCode = 'office-macro' | 'office-active-content' | 'office-external'

/** Relations that a person follows by a click; every other external one is loaded when the document is opened. */
const followed = /\/(?:hyperlink|footnotehyperlink)$/i
/** What an object calls the program that opens it: a packed file, a link to one, or a page. */
const runningObject = /^(?:package|ole2?link|htmlfile|scriptletfile|shell\.)/i

/** Elements whose presence is enough. */
const activeElements: Readonly<Record<string, readonly [code: OfficeCode, what: string]>> = {
  'event-listener': ['office-macro', 'event listener'],
  script: ['office-macro', 'event listener'],
  'execute-macro': ['office-macro', 'execute-macro'],
  ddelink: ['office-active-content', 'DDE'],
  'dde-source': ['office-active-content', 'DDE'],
  'dde-connection': ['office-active-content', 'DDE'],
  datamashup: ['office-external', 'query'],
}

/** Judges an element of a part of an office document by its name and attributes, both in small letters. */
export function checkElement(element: string, attributes: Readonly<Record<string, string>>, place: Place): void {
  const active = Object.hasOwn(activeElements, element) ? activeElements[element] : undefined
  if (active !== undefined) addFinding(place, active[0], { what: active[1] })
  if (element === 'relationship') checkRelation(attributes, place)
  if (element === 'encryption-data') addFinding(place, 'office-encrypted')
  if (loadedByOpenDocument.has(element) && isElsewhere(attributeOf(attributes, 'href'))) {
    addFinding(place, 'office-external', { what: element })
  }
  checkMacros(element, attributes, place)
  checkAddresses(attributes, place)
}

function checkMacros(element: string, attributes: Readonly<Record<string, string>>, place: Place): void {
  if (/macroenabled|vbaproject/i.test(attributes['contenttype'] ?? ''))
    addFinding(place, 'office-macro', { what: 'content type' })
  if (element === 'definedname' && isNameOfMacro(attributeOf(attributes, 'name')))
    addFinding(place, 'office-macro', { what: 'automatic name' })
  if (element === 'oleobject' && isRunningObject(attributes))
    addFinding(place, 'office-active-content', { what: 'OLE object' })
  if (isAskingFormula(attributeOf(attributes, 'formula')))
    addFinding(place, 'office-active-content', { what: 'formula' })
}

function checkRelation(attributes: Readonly<Record<string, string>>, place: Place): void {
  const { type = '', targetmode = '' } = attributes
  if (!/^external$/i.test(targetmode)) return
  if (isRunningAddress(attributes['target'] ?? '')) addFinding(place, 'office-active-content', { what: 'link' })
  if (followed.test(type)) return
  addFinding(place, 'office-external', { what: type.slice(type.lastIndexOf('/') + 1) })
}

/** Actions of a slide and addresses of OpenDocument that run a macro or start a program. */
function checkAddresses(attributes: Readonly<Record<string, string>>, place: Place): void {
  const address = attributeOf(attributes, 'href')
  if (/^(?:vnd\.sun\.star\.script|macro):/i.test(address)) addFinding(place, 'office-macro', { what: 'link' })
  if (isRunningAddress(address)) addFinding(place, 'office-active-content', { what: 'link' })
  if (/^ppaction:\/\/(?:program|macro|ole)/i.test(attributeOf(attributes, 'action')))
    addFinding(place, 'office-active-content', { what: 'action' })
}

function isRunningObject(attributes: Readonly<Record<string, string>>): boolean {
  return runningObject.test(attributeOf(attributes, 'progid')) || /^link$/i.test(attributeOf(attributes, 'type'))
}

/** Outside of the document: a scheme, another machine, or a folder above that of the document. */
function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\|\.\.\/\.\.)/i.test(address)
}

/** Elements of OpenDocument whose address is loaded when the document is opened. */
const loadedByOpenDocument = new Set([
  'template',
  'object',
  'object-ole',
  'image',
  'section-source',
  'table-source',
  'plugin',
  'applet',
  'floating-frame',
  'cell-range-source',
  'font-face-uri',
])

function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string {
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1] ?? ''
}
