import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { weakenings } from './weakenings.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the list of weakenings', () => {
  it('has at least twenty, each by its own name', () => {
    expect(new Set(weakenings.map(({ name }) => name)).size).toBe(weakenings.length)
    expect(weakenings.length).toBeGreaterThanOrEqual(20)
  })

  it.each(weakenings)('$name still changes exactly one place of its file', ({ file, from, to }) => {
    expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2)
    expect(to).not.toBe(from)
  })

  it.each(weakenings)('$name names tests that are there', ({ noticedBy }) => {
    expect(noticedBy.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(noticedBy).not.toEqual([])
  })
})
