import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { sourceFolders } from './dependency-rules.ts'

export type BrokenLink = { document: string; line: number; target: string; reason: string }

const pathInCode = new RegExp(`^(${[...sourceFolders, 'docs', 'migrations', 'openapi'].join('|')})/[\\w./-]+$`)

/**
 * The links of every Markdown document under `baseDir` that lead nowhere: a relative link to a file that does not
 * exist, an anchor that is no heading of its document, and a path of this repository in `code` that does not exist. Web
 * addresses are not requested.
 */
export function brokenLinks(baseDir: string): BrokenLink[] {
  const documents = globSync('**/*.md', {
    cwd: baseDir,
    exclude: (path) => path.includes('node_modules') || path.startsWith('.local') || path.startsWith('.git/'),
  })
  return documents.toSorted().flatMap((document) =>
    linksOf(readFileSync(join(baseDir, document), 'utf8')).flatMap(({ line, target, isCode }) => {
      const reason = isCode ? missingPath(baseDir, document, target) : brokenTarget(baseDir, document, target)
      return reason === undefined ? [] : [{ document, line, target, reason }]
    }),
  )
}

/** A path in code is written from the repository's root or, in a service's own document, from that service's folder. */
function missingPath(baseDir: string, document: string, path: string): string | undefined {
  const places = [join(baseDir, path), join(baseDir, dirname(document), path)]
  return places.some((place) => existsSync(place)) ? undefined : 'there is no such path'
}

function brokenTarget(baseDir: string, document: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined
  const [path = '', anchor] = decodeURI(target).split('#')
  const file = path === '' ? join(baseDir, document) : resolve(baseDir, dirname(document), path)
  if (relative(baseDir, file).startsWith('..')) return 'it leads out of the repository'
  if (!existsSync(file)) return 'there is no such file'
  if (anchor === undefined || anchor === '' || !file.endsWith('.md') || statSync(file).isDirectory()) return undefined
  return anchorsOf(readFileSync(file, 'utf8')).has(anchor) ? undefined : `no heading makes the anchor #${anchor}`
}

type Link = { line: number; target: string; isCode: boolean }

function linksOf(text: string): Link[] {
  return prose(text).flatMap((content, index) => {
    const code = [...content.matchAll(/`([^`]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => pathInCode.test(path))
    const withoutCode = content.replaceAll(/`[^`]*`/g, '')
    const inline = [...withoutCode.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(
      (match) => match[1] ?? '',
    )
    const defined = /^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/.exec(withoutCode)?.[1]
    return [
      ...code.map((target) => ({ line: index + 1, target, isCode: true })),
      ...[...inline, ...(defined === undefined ? [] : [defined])].map((target) => ({
        line: index + 1,
        target,
        isCode: false,
      })),
    ]
  })
}

/** The lines of a document, with the lines of fenced code empty. */
function prose(text: string): string[] {
  let fence: string | undefined
  return text.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined && mark !== undefined) {
      fence = mark
      return ''
    }
    if (fence === undefined) return line
    if (mark?.startsWith(fence) === true) fence = undefined
    return ''
  })
}

/** Anchors like those of GitHub: lower case, without punctuation, hyphens for spaces, and a number after a repeated heading. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const line of prose(text)) {
    for (const match of line.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(match[1] ?? '')
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading === undefined) continue
    const slug = slugOf(heading)
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}

function slugOf(heading: string): string {
  const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '')
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
