import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readCast } from '#cast.ts'
import { castFolder } from '../../../test/story/cast.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concert-cast-'))
  cpSync(castFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function change(name: string, from: string, to: string): void {
  const text = readFileSync(join(folder, name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, name), text.replace(from, to))
}

it('names every file of a cast that is missing, wrong, or of no authority', () => {
  rmSync(join(folder, 'hk.json'))
  change('mo.json', '"evaluator"', '"evaluater"')
  writeFileSync(join(folder, 'xx.json'), '{}')
  const read = () => readCast(folder)
  expect(read).toThrow(/The cast in \S+ cannot be used:/)
  expect(read).toThrow(/hk\.json: .*no such file/)
  expect(read).toThrow(/mo\.json: .*staff\[2\]\.functions\[0\]/s)
  expect(read).toThrow(/xx\.json: no authority has this code/)
})

it('refuses a company whose identifier is of no scheme that there is', () => {
  change('mo.json', '"scheme": "MO-TAX"', '"scheme": "MO-VAT"')
  expect(() => readCast(folder)).toThrow(/mo\.json: .*companies\[0\]\.identifier\.scheme/s)
})
