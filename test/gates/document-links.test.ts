import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenLinks } from '../../scripts/document-links.ts'

let tree: string

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'concert-links-'))
  write(
    'docs/flows/issue.md',
    '# Issue a certificate\n\n## 1. Intent, then act\n\n## `decide`\n\n## 決定\n\n## Again\n\n## Again\n',
  )
})

afterEach(() => {
  rmSync(tree, { recursive: true })
})

test.each([
  ['a file that is not there', '[x](docs/flows/gone.md)', 'there is no such file'],
  ['an anchor that no heading makes', '[x](docs/flows/issue.md#2-act)', 'no heading makes the anchor #2-act'],
  ['an anchor of its own that no heading makes', '[x](#nowhere)', 'no heading makes the anchor #nowhere'],
  ['a way out of the repository', '[x](../secret.md)', 'it leads out of the repository'],
  ['a picture that is not there', '![x](docs/case.png)', 'there is no such file'],
  ['a reference that leads nowhere', '[x][1]\n\n[1]: docs/gone.md', 'there is no such file'],
  ['a path in code that does not exist', 'see `packages/platform/src/gone.ts`', 'there is no such path'],
])('%s is reported', (_what, text, reason) => {
  write('README.md', `# Concert\n\n${text}\n`)
  expect(brokenLinks(tree)).toEqual([expect.objectContaining({ document: 'README.md', reason })])
})

test.each([
  ['a file', '[x](docs/flows/issue.md)'],
  ['a folder', '[x](docs/)'],
  [
    'headings with punctuation, code, Chinese and a second namesake',
    links('1-intent-then-act', 'decide', '決定', 'again-1'),
  ],
  ['an anchor of its own', '[x](#concert)'],
  ['an address on the web', '[x](https://example.org/gone)'],
  ['a link inside code', '`[x](gone.md)`\n\n```md\n[x](gone.md)\n```\n'],
  ['a pattern in code', '`packages/*`, `services/<name>/`'],
])('%s is not reported', (_what, text) => {
  write('README.md', `# Concert\n\n${text}\n`)
  expect(brokenLinks(tree)).toEqual([])
})

test('the line of a broken link is named', () => {
  write('README.md', '# Concert\n\nfine\n[x](gone.md)\n')
  expect(brokenLinks(tree)).toEqual([
    { document: 'README.md', line: 4, target: 'gone.md', reason: 'there is no such file' },
  ])
})

test('documents of packages that others wrote are not read', () => {
  write('node_modules/left/README.md', '[x](gone.md)')
  expect(brokenLinks(tree)).toEqual([])
})

function links(...anchors: string[]): string {
  return anchors.map((anchor) => `[x](docs/flows/issue.md#${anchor})`).join(' ')
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}
