import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../docs/security')
const document = readFileSync(join(folder, 'asvs.md'), 'utf8')
/** Number and level of each requirement of levels 1 and 2 of OWASP ASVS 5.0.0, in its order. */
const standard = readFileSync(join(import.meta.dirname, 'asvs-5.0.0-level-2.txt'), 'utf8')
  .trim()
  .split('\n')
const states = ['met', 'not applicable', 'with the console', 'open']

const rows = [...document.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.*) \|$/gm)].map(
  ([, number = '', level = '', requirement = '', state = '', shown = '']) => ({
    number,
    level,
    requirement,
    state,
    shown,
  }),
)

test('every requirement of levels 1 and 2 stands in the document once, in the order of the standard', () => {
  expect(standard).toHaveLength(253)
  expect(rows.map(({ number, level }) => `${number} ${level}`)).toEqual(standard)
  expect(document.match(/^\| \d+\./gm)).toHaveLength(rows.length)
})

test('each has one of the four states, and says by what, why or what it takes', () => {
  for (const { number, state, shown } of rows) {
    expect(states, number).toContain(state)
    expect(shown.trim(), number).not.toBe('')
  }
})

test('what is met has a link to what shows it, and that is there', () => {
  for (const { number, state, shown } of rows) {
    const paths = [...shown.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path = '']) => path)
    if (state === 'met') expect(paths.length, number).toBeGreaterThan(0)
    for (const path of paths) expect(existsSync(join(folder, path)), `${number}: ${path}`).toBe(true)
  }
})

test('the summary counts what stands in the tables', () => {
  const chapters = [...document.matchAll(/^## (V(\d+) .+)$/gm)].map(([, title = '', number = '']) => ({
    title,
    number,
  }))
  const line = (title: string, of: typeof rows): string =>
    `| ${[title, ...states.map((state) => of.filter((row) => row.state === state).length), of.length].join(' | ')} |`
  const counted = [
    ...chapters.map(({ title, number }) =>
      line(
        title,
        rows.filter((row) => row.number.startsWith(`${number}.`)),
      ),
    ),
    line('all', rows),
  ]
  expect(document).toContain(counted.join('\n'))
})
