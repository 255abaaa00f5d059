import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A page or source of the tree, by its path from the root. */
export interface Text {
  readonly path: string
  readonly text: string
}

/** The pages of the flows, without the diagrams that are made from the machines. */
export function flowPages(root: string): Text[] {
  return textsOf(root, globSync('docs/flows/*.md', { cwd: root })).filter(({ path }) => !path.endsWith('-states.md'))
}

/** Our sources, without their tests. */
export function flowSources(root: string): Text[] {
  const paths = globSync(['{packages,services,infra}/*/src/**/*.ts', 'test/story/*.ts'], { cwd: root })
  return textsOf(
    root,
    paths.filter((path) => !/\.(test|fixture)\.ts$/.test(path)),
  )
}

/**
 * Where the numbers of the pages and those of the comments differ, each said in a line. A comment names its page, as in
 * "Step 3 of docs/flows/submission.md"; "Step 3:" belongs to the page that its file names.
 */
export function unlikeSteps(pages: readonly Text[], sources: readonly Text[]): string[] {
  const inCode = sources.flatMap(stepsIn)
  const known = new Set(pages.map(({ path }) => path))
  const pageless = inCode
    .filter(({ page }) => !known.has(page))
    .map((step) => `${step.path} numbers a step of ${step.page}`)
  return [...pageless, ...pages.flatMap((page) => unlikePage(page, inCode))]
}

interface Step {
  readonly path: string
  readonly page: string
  readonly number: number
}

function stepsIn({ path, text }: Text): Step[] {
  const own = [...new Set([...text.matchAll(/docs\/flows\/[\w-]+\.md/g)].map(([page]) => page))]
  return [...text.matchAll(/\bStep (\d+)(?: of (docs\/flows\/[\w-]+\.md)|[:,])/g)].map(([, number, page]) => ({
    path,
    page: page ?? (own.length === 1 ? (own[0] ?? '') : 'no page that its file names'),
    number: Number(number),
  }))
}

function unlikePage({ path, text }: Text, inCode: readonly Step[]): string[] {
  const name = basename(path)
  const onPage = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))
  const own = inCode.filter(({ page }) => page === path)
  const inOrder = onPage.every((number, index) => number === index + 1)
  return [
    ...(inOrder && onPage.length > 0 ? [] : [`${name} is not numbered from 1 without a gap`]),
    ...onPage
      .filter((number) => own.every((step) => step.number !== number))
      .map((number) => `${name} has step ${number}, the code has not`),
    ...own
      .filter(({ number }) => !onPage.includes(number))
      .map((step) => `${step.path} has step ${step.number}, ${name} has not`),
  ]
}

function textsOf(root: string, paths: readonly string[]): Text[] {
  return paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
