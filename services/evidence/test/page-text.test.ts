import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EvidenceCells, harbour, seedApplication, startEvidence, uploaded } from './evidence.fixture.ts'
import { pdfOf } from './pdf.fixture.ts'

// What a PDF says, page by page, with the checks as they are and no scanner.

let cells: EvidenceCells
let applicationId: string
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), {}, true)
  applicationId = await seedApplication(cells.admin)
})
afterAll(() => cells.close())

async function read(path: string, as = harbour) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  return cells.app.inject({ url: `/hk/v1/evidence/${path}`, headers: { authorization } })
}

test.each([
  ['numbers of persons', ['A page', 'Holder: A123456(3)'], 'found', ['personal-data']],
  ['no number of a person', ['A page of words'], 'none-found', []],
  ['a page without words', ['A page of words', ''], 'not-scanned', []],
])('a PDF with %s says so', async (_what, pages, personalData, findings) => {
  const { inspection, quarantine } = (await read(await uploaded(cells, applicationId, pdfOf(pages)))).json()
  expect(quarantine).toBeNull()
  expect(inspection).toMatchObject({ personalData, findings: findings.map((code) => ({ code })) })
})
