import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import { expect, test } from 'vitest'
import { personalDataIn } from './personal-data-in.ts'

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const whole = { pages: ['The model card'], isWhole: true, findings: [], hasPersonalData: false }
const cutOff = { ...whole, isWhole: false }

const cases = [
  ['a PDF of words', PDF, {}, 'none-found'],
  ['an office document of words', DOCX, {}, 'none-found'],
  ['a text', 'text/plain', { text: null }, 'none-found'],
  ['a text with a picture in it', 'application/json', { hasUnsearched: true, text: null }, 'not-scanned'],
  ['a drawing', 'image/svg+xml', { hasUnsearched: true, text: null }, 'not-scanned'],
  ['a PDF that could not be read', PDF, { text: null }, 'not-scanned'],
  ['a PDF of which some was not read', PDF, { text: cutOff }, 'not-scanned'],
  ['a PDF with a picture', PDF, { hasUnsearched: true }, 'not-scanned'],
  ['an office document with a picture', DOCX, { hasUnsearched: true }, 'not-scanned'],
  ['an office document that could not be read', DOCX, { text: null }, 'not-scanned'],
  ['a file beyond a limit', PDF, { code: 'content-beyond-limit' }, 'not-scanned'],
  ['a broken text', 'text/plain', { code: 'content-malformed' }, 'not-scanned'],
  ['a picture', 'image/png', { text: null }, 'not-scanned'],
  ['an archive', 'application/zip', { text: null }, 'not-scanned'],
  ['what is not known', null, { text: null }, 'not-scanned'],
  ['a number of a person beside a picture', PDF, { hasPersonalData: true, hasUnsearched: true, text: cutOff }, 'found'],
  ['a number of a person in the text of a page', PDF, { text: { ...whole, hasPersonalData: true } }, 'found'],
] as const

test.each(cases)('of %s', (_what, foundType, said, state) => {
  const nothing = { code: undefined, hasUnsearched: false, hasPersonalData: false, text: whole }
  const { code, hasUnsearched, hasPersonalData, text } = { ...nothing, ...said }
  const codes: readonly FindingCode[] = code === undefined ? [] : [code]
  const findings = codes.map((one) => ({ code: one, severity: 'quarantine', within: [], params: {} }) as const)
  expect(personalDataIn({ foundType, findings, hasUnsearched, hasPersonalData, text })).toBe(state)
})
