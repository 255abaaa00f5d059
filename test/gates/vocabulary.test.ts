import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sourcesIn, termsOf, wrongForms } from './vocabulary.ts'

const root = join(import.meta.dirname, '..', '..')
const terms = termsOf(readFileSync(join(root, 'docs', 'glossary.md'), 'utf8'))

test('the glossary names the forms that were corrected', () => {
  const wrong = terms.flatMap((term) => term.wrong)
  for (const form of [
    '效力保留',
    '參考租戶',
    '公布的密鑰',
    '信封',
    '低風險',
    '真確並有效力',
    'edição do esquema',
    'seu efeito',
  ]) {
    expect(wrong).toContain(form)
  }
})

test('no page, letter, edition, document or other source uses a form that the glossary forbids', () => {
  const sources = sourcesIn(root)
  expect(sources.length).toBeGreaterThan(500)
  const found = sources.map(({ file, text }) => ({ file, wrong: wrongForms(text, terms) }))
  expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([])
})

test.each([
  ["{ 'zh-Hant': '經簽署的信封' }", '信封 (write 電文)'],
  ["riskClasses = { minimal: { 'zh-Hant': '低風險' } }", '低風險 (write 最低風險)'],
  ["{ pt: 'O Efeito do certificado' }", 'efeito do (write eficácia)'],
  ['{ "pt": "Credencial assinada por Autoridade de Macau" }', 'por Autoridade (write autoridade)'],
  ['The register says 法域.', '法域 (write 司法管轄區)'],
])('%s is found', (text, expected) => {
  expect(wrongForms(text, terms)).toContain(expected)
})

test.each([
  ["{ 'zh-Hant': '最低風險' }"],
  ["{ pt: 'Credencial assinada pela Autoridade de Macau' }"],
  ["{ pt: 'A data de efeito é anterior.' }"],
  ["{ pt: 'A directiva tem carácter efectivo' }"],
  ["{ en: 'efeito' }"],
])('%s is not', (text) => {
  expect(wrongForms(text, terms)).toEqual([])
})
