import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const documented = [
  ...readFileSync(join(root, 'docs/limits.md'), 'utf8').matchAll(
    /^\| `(\w+)` \| (?:`([^`]+)`|[^|]+) \| \[[^\]]+\]\(\.\.\/([^)]+)\) \| [^|]+ \| [^|]*\|$/gm,
  ),
].map(([, name = '', value, file = '']) => ({ name, value, file }))

const sourcesOf = (...globs: string[]) =>
  globSync(globs, { cwd: root, exclude: (path) => /node_modules|\.test\.ts$/.test(path) })

test('each limit has its name once in the document, and there is more than one', () => {
  expect(documented.length).toBeGreaterThan(25)
  expect(documented.map(({ name }) => name)).toHaveLength(new Set(documented.map(({ name }) => name)).size)
})

test.each(documented)('$name stands in $file with the documented value', ({ name, value, file }) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const declared = lines.filter((line) => new RegExp(String.raw`\b${name}\b`).test(line))
  expect(declared).not.toEqual([])
  if (value === undefined) return
  const written = declared.map((line) =>
    /(?:\.default\((.*?)\)|= (.+?)|: ([\d_]+))(?: \}|,)*$/.exec(line)?.slice(1).find(Boolean),
  )
  // Where one line has several constants, the value follows the name.
  const beside = declared.some((line) => line.includes(`${name}: ${value},`) || line.includes(`${name}: ${value} `))
  expect(beside || written.includes(value), `${name}: ${declared.join('\n')}`).toBe(true)
})

test('every setting that limits something is documented', () => {
  const settings = sourcesOf(
    'packages/*/src/**/*.ts',
    'services/*/src/**/*.ts',
    'infra/*/src/**/*.ts',
    'scripts/*.ts',
  ).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\bCONCERT_\w*(?:MAX|PER_\w+|HOSTS|PROXIES)\b/g)].map(String),
  )
  expect(new Set(settings).size).toBeGreaterThan(5)
  const names = documented.map(({ name }) => name)
  expect([...new Set(settings)].filter((name) => !names.includes(name))).toEqual([])
})

test('every constant by which a request is judged is documented', () => {
  const names = documented.map(({ name }) => name)
  const judging = documented.filter(({ name }) => !name.startsWith('CONCERT_')).map(({ file }) => file)
  const constants = [...new Set(judging)].flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:export )?const ([A-Z_]+) = [\d.]/gm)].map(
      ([, name = '']) => name,
    ),
  )
  expect(constants.length).toBeGreaterThan(15)
  expect(constants.filter((name) => !names.includes(name))).toEqual([])
})
