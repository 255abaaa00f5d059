import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { type FileScore, scoresOf } from './mutation-scores.ts'

/** The least share of mutants that the tests of guards and evolve must notice. A small machine has its evolve with its events. */
const BAR = 0.85
const BARRED = /(^|[/-])guards\.ts$|\/(evolve|events|need-to-know|tainted-work)\.ts$/

const SANDBOX = '.local/mutation/sandbox'
const KNOWN = '.local/mutation/known.json'

const root = join(import.meta.dirname, '..')
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '1' }, fresh: { type: 'boolean', default: false } },
})

process.exitCode = await measure(positionals.map((folder) => relative(root, resolve(folder))))

/** Changes every source in the folders, or the named ones, one mutant at a time, and says which changes no test noticed. Returns the exit code. */
async function measure(given: readonly string[]): Promise<number> {
  const sources = given.flatMap((path) => (path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.ts`, { cwd: root })))
  const mutated = sources.filter((path) => !/\.(test|fixture)\.ts$|examples\.ts$/.test(path))
  if (mutated.length === 0) {
    console.error('usage: npm run mutation -- FOLDER or FILE… [--concurrency N] [--fresh]')
    return 64
  }
  process.chdir(root)
  // What a run that was killed has left.
  rmSync(SANDBOX, { recursive: true, force: true })
  forgetMissed()
  const stryker = new Stryker({
    mutate: [...mutated],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutation.vitest.config.ts', related: true },
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    // A transition table is made once, when it is imported: to leave such mutants out would leave out the tables.
    ignoreStatic: false,
    incremental: true,
    force: values.fresh,
    incrementalFile: KNOWN,
    tempDirName: SANDBOX,
    // What is copied: the packages that are measured, and what their tests are run with.
    ignorePatterns: ['**', ...packagesOf(given), '!scripts/mutation.vitest.config.ts', '!package.json', 'node_modules'],
    concurrency: Number(values.concurrency),
    reporters: ['progress'],
    warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
    allowConsoleColors: false,
  })
  const scores = scoresOf(await stryker.runMutationTest(), root).filter(({ path }) => mutated.includes(path))
  for (const line of scores.flatMap(linesOf)) console.log(line)
  return scores.some(isBelowBar) ? 1 : 0
}

/** What no test noticed is tried again: of what runs while a file is imported, Stryker cannot tell whether a new test reaches it. */
function forgetMissed(): void {
  if (!existsSync(KNOWN)) return
  // A run that was ended while it wrote has left no whole document.
  if (statSync(KNOWN).size === 0) return rmSync(KNOWN)
  const known: { files: Record<string, { mutants: { status: string }[] }> } = JSON.parse(readFileSync(KNOWN, 'utf8'))
  for (const file of Object.values(known.files)) {
    file.mutants = file.mutants.filter(({ status }) => status !== 'Survived' && status !== 'NoCoverage')
  }
  writeFileSync(KNOWN, JSON.stringify(known))
}

function packagesOf(folders: readonly string[]): string[] {
  return folders.map((folder) => `!${folder.split('/').slice(0, 2).join('/')}/**`)
}

function linesOf(score: FileScore): string[] {
  const { path, noticed, total, missed } = score
  const promised = BARRED.test(path) ? `, promised ${BAR * 100} %${isBelowBar(score) ? ': BELOW' : ''}` : ''
  return [
    `${path}: ${((100 * noticed) / Math.max(1, total)).toFixed(1)} % (${noticed} of ${total}${promised})`,
    ...missed.map((mutant) => `  ${mutant}`),
  ]
}

function isBelowBar({ path, noticed, total }: FileScore): boolean {
  return BARRED.test(path) && noticed < BAR * total
}
