import { expect, test } from 'vitest'
import { readComposeFile, textOf } from './compose-file.ts'
import { undeclaredImports } from './program-imports.ts'

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

test('a program that imports what only development has would be noticed', () => {
  expect(undeclaredImports('scripts/check-dependencies.ts')).toEqual([
    'scripts/dependency-rules.ts: dependency-cruiser',
  ])
})
