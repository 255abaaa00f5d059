import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  encode,
  type EvidenceCells,
  formOf,
  filesIn,
  type FormPart,
  problemCodes,
  seedApplication,
  sendForm,
  startEvidence,
} from './evidence.fixture.ts'

let cells: EvidenceCells

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
})
afterAll(() => cells.close())

const stored = () => filesIn(cells.storeFolder('hk'))

describe('the form is refused before anything is stored', () => {
  const file = { name: 'file', file: Buffer.from('bytes') }

  async function faults(change: (form: FormPart[]) => FormPart[]) {
    const before = await stored()
    const answer = await sendForm(cells, change(formOf(await seedApplication(cells.admin), file.file)))
    expect(await stored()).toEqual(before)
    expect(answer.statusCode).toBe(400)
    return problemCodes(answer.json())
  }

  test.each(['applicationId', 'sha256', 'residencyCategory'])('when %s is missing, which is named', async (name) => {
    const without = (form: FormPart[]) => form.filter((part) => 'file' in part || part[0] !== name)
    expect(await faults(without)).toEqual([`/${name} field-missing`])
  })

  test('when the file comes before the fields: all of them are missing', async () => {
    expect(await faults((form) => form.toReversed())).toEqual([
      '/applicationId field-missing',
      '/sha256 field-missing',
      '/residencyCategory field-missing',
    ])
  })

  test('when there is no file', async () => {
    expect(await faults((form) => form.slice(0, -1))).toEqual(['/file file-missing'])
  })

  test('when there is a second file', async () => {
    expect(await faults((form) => [...form, file])).toEqual(['/file after-the-file'])
  })

  test('when a field follows the file', async () => {
    expect(await faults((form) => [...form, ['note', 'late']])).toEqual(['/note after-the-file'])
  })

  test('when a field is unknown, repeated, too long or no value of its kind', async () => {
    expect(await faults((form) => [['note', 'x'], ...form])).toEqual(['/note field-unknown'])
    expect(await faults((form) => [['residencyCategory', 'C1'], ...form])).toEqual([
      '/residencyCategory field-repeated',
    ])
    expect(await faults((form) => [['note', 'x'.repeat(1_000)], ...form])).toContain('/note field-too-long')
    expect(
      await faults((form) => form.map((part) => ('file' in part || part[0] !== 'sha256' ? part : ['sha256', 'AB']))),
    ).toEqual(['/sha256 invalid-format'])
    expect(
      await faults((form) =>
        form.map((part) => ('file' in part || part[0] !== 'residencyCategory' ? part : [part[0], 'C16'])),
      ),
    ).toEqual(['/residencyCategory invalid-value'])
  })

  test.each([
    [{ origins: '' }, '/origins/0 invalid-value'],
    [{ origins: 'HK,cn' }, '/origins/1 invalid-value'],
    [{ origins: 'HK', madeIn: 'XX' }, '/madeIn invalid-value'],
    [{ origins: 'HK', unmixedProof: 'a proof' }, '/unmixedProof invalid-format'],
  ])('when what it says of the origin is none: %o', async (stated, said) => {
    expect(await faults((form) => [...Object.entries(stated), ...form])).toEqual([said])
  })

  test('when the file part has another name', async () => {
    expect(await faults((form) => [...form.slice(0, -1), { ...file, name: 'attachment' }])).toEqual([
      '/attachment field-unknown',
    ])
  })

  test('when a field is named after a property of every object', async () => {
    const answer = await sendForm(cells, [['__proto__', 'x'], ...formOf(await seedApplication(cells.admin), file.file)])
    expect(answer.statusCode).toBe(400)
  })

  test('when it is cut off, has no boundary, or is no form', async () => {
    const before = await stored()
    const whole = encode(formOf(await seedApplication(cells.admin), randomBytes(1_000)))
    expect((await sendForm(cells, whole.subarray(0, whole.length - 100))).statusCode).toBe(400)
    expect((await sendForm(cells, whole, { contentType: 'multipart/form-data; charset=utf-8' })).statusCode).toBe(400)
    for (const type of ['multipart/form-data', 'application/json', 'application/pdf'])
      expect((await sendForm(cells, whole, { contentType: type })).statusCode).toBe(415)
    expect(await stored()).toEqual(before)
  })
})
