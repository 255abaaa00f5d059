import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowPages, flowSources, unlikeSteps } from './flow-steps.ts'

const root = join(import.meta.dirname, '../..')

describe('the pages of the flows', () => {
  it('and the comments of the code have the same numbers', () => {
    const pages = flowPages(root)
    expect(pages.map(({ path }) => path)).toEqual(
      [
        'border-read',
        'clocks',
        'effect-change',
        'evaluation-and-decision',
        'evidence',
        'issuance',
        'loan',
        'lodgement',
        'recognition',
        'reconciliation',
        'set-up',
        'story',
        'submission',
      ].map((name) => `docs/flows/${name}.md`),
    )
    expect(unlikeSteps(pages, flowSources(root))).toEqual([])
  })

  const page = { path: 'docs/flows/lodge.md', text: '# Lodge\n\n1. **Write.**\n2. **Send.**\n' }
  const of = (text: string) => [{ path: 'services/post/src/send.ts', text }]

  it.each([
    [
      'each in a comment that names the page',
      '// Step 1 of docs/flows/lodge.md.\n// Step 2 of docs/flows/lodge.md: sends.',
    ],
    ['all in a file that names it once', '/** Lodges: docs/flows/lodge.md. */\n// Step 1: write.\n// Step 2: send.'],
  ])('are matched %s', (_how, text) => {
    expect(unlikeSteps([page], of(text))).toEqual([])
  })

  it.each([
    ['that the code has not', '// Step 1 of docs/flows/lodge.md.', 'lodge.md has step 2, the code has not'],
    [
      'that the page has not',
      '// Step 1 of docs/flows/lodge.md. Step 2 of docs/flows/lodge.md. Step 3 of docs/flows/lodge.md.',
      'services/post/src/send.ts has step 3, lodge.md has not',
    ],
    [
      'of a page that is not there',
      '// Step 1 of docs/flows/lodge.md. Step 2 of docs/flows/lodge.md. Step 1 of docs/flows/gone.md.',
      'services/post/src/send.ts numbers a step of docs/flows/gone.md',
    ],
    [
      'of no page',
      '// Step 1 of docs/flows/lodge.md. Step 2 of docs/flows/lodge.md.\n// docs/flows/other.md\n// Step 1: stamp.',
      'services/post/src/send.ts numbers a step of no page that its file names',
    ],
  ])('are told apart from the code by a step %s', (_what, text, said) => {
    expect(unlikeSteps([page], of(text))).toEqual([said])
  })

  it('are told to be numbered with a gap', () => {
    const text = page.text.replace('2.', '3.')
    expect(
      unlikeSteps([{ ...page, text }], of('// Step 1 of docs/flows/lodge.md. Step 3 of docs/flows/lodge.md.')),
    ).toEqual(['lodge.md is not numbered from 1 without a gap'])
  })
})
