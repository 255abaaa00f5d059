import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type IConfiguration } from 'dependency-cruiser'

/** The folders whose sources are ours. */
export const sourceFolders = ['packages', 'services', 'infra', 'scripts', 'test'] as const

export type DependencyViolation = { rule: string; from: string; to: string }

export type DependencyReport = {
  violations: readonly DependencyViolation[]
  /** Sources on disk that the tool did not read: a tool that reads none finds no fault. */
  unread: readonly string[]
  modules: number
}

/**
 * Checks the imports of a tree against `.dependency-cruiser.cjs`. dependency-cruiser needs the API of TypeScript 6;
 * with another version it reports success for zero modules, so the modules that it read are compared with the files
 * that exist.
 */
export async function checkDependencyRules(baseDir: string): Promise<DependencyReport> {
  const sources = globSync(`{${sourceFolders.join(',')}}/**/*.{ts,mjs}`, {
    cwd: baseDir,
    exclude: (path) =>
      path.includes('node_modules') || path.includes('.local') || path.includes('test/fourth-authority'),
  })
  const { forbidden, options } = rules()
  const { output } = await cruise(sources, {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden },
  })
  if (typeof output === 'string') throw new Error('dependency-cruiser returned text instead of a result')
  const read = new Set(output.modules.map((module) => module.source))
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    unread: sources.filter((source) => !read.has(source)),
    modules: sources.filter((source) => read.has(source)).length,
  }
}

function rules(): IConfiguration {
  return createRequire(import.meta.url)(join(import.meta.dirname, '..', '.dependency-cruiser.cjs'))
}
