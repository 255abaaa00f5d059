import { globSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import { packagesToPrune } from '../../infra/docker/packages-to-prune.ts'
import { readComposeFile, textOf } from './compose-file.ts'
import { importedFiles, undeclaredImports } from './program-imports.ts'

const programs = Object.values(readComposeFile().services).flatMap(({ build, command }) =>
  build === undefined ? [] : [{ program: command?.at(-1) ?? '', package: build.args.PACKAGE }],
)

test.each(programs)('the image of $package has everything that $program imports', ({ program }) => {
  expect(undeclaredImports(program)).toEqual([])
})

test.each(programs)(
  'the image that runs $program is made of the package it belongs to',
  ({ program, package: name }) => {
    const folder = program.replace(/\/src\/[\w.-]+$/, '')
    expect(JSON.parse(textOf(`${folder}/package.json`)).name).toBe(name)
  },
)

const root = join(import.meta.dirname, '../..')
const ignored = textOf('infra/Dockerfile.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** As the engine reads the list: a pattern that fits a folder takes all of it. */
function isIgnored(file: string): boolean {
  const parts = file.split('/')
  return parts.some((_, end) => ignored.some((pattern) => matchesGlob(parts.slice(0, end + 1).join('/'), pattern)))
}

test.each(programs)('nothing that $program imports is kept out of its image', ({ program, package: name }) => {
  const files = [...importedFiles(program), 'infra/docker/check-ready.ts', 'infra/docker/config.ts']
  const pruned = packagesToPrune(root, name)
  expect(files.filter((file) => isIgnored(file) || pruned.some((folder) => file.startsWith(`${folder}/`)))).toEqual([])
})

test('no image holds the history of the sources, secrets of the host, tests, or anything that is put back in', () => {
  expect(ignored.filter((pattern) => pattern.startsWith('!'))).toEqual([])
  const files = [
    '.git/HEAD',
    '.local/concert/keys/secrets.json',
    ...globSync('{packages,services,infra,test}/**/*.{test,fixture}.ts', {
      cwd: root,
      exclude: (name) => name === 'node_modules',
    }),
  ]
  expect(files.length).toBeGreaterThan(400)
  expect(files.filter((file) => !isIgnored(file))).toEqual([])
})

test('the image of a service holds no other service, no development issuer and nothing that only tests use', () => {
  const services = programs.filter(({ program }) => program.startsWith('services/'))
  expect(services.length).toBe(8)
  for (const { program, package: name } of services) {
    const others = services.filter((one) => one.program !== program).map((one) => one.program.replace(/\/src\/.*$/, ''))
    expect(packagesToPrune(root, name), name).toEqual(
      expect.arrayContaining([...others, 'infra/identity', 'infra/local', 'packages/testing', 'packages/cli']),
    )
  }
})

test('a program that imports what only development has would be noticed', () => {
  expect(undeclaredImports('scripts/check-dependencies.ts')).toEqual([
    'scripts/dependency-rules.ts: dependency-cruiser',
  ])
})
