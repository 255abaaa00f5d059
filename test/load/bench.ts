import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAbuse } from './abuse.ts'
import { benchAssign } from './assign.ts'
import { BASE } from './base.ts'
import { benchCase } from './case.ts'
import { benchClocks } from './clocks.ts'
import { type BenchName, compareTrees } from './compare.ts'
import type { BenchResult, Say } from './measure.ts'
import { benchReadGate } from './read-gate.ts'
import { benchRegistry } from './registry.ts'
import { benchScan } from './scan.ts'
import { benchSearch } from './search.ts'
import { benchSubmit } from './submit.ts'
import { benchUpload } from './upload.ts'

const benchmarks = {
  registry: benchRegistry,
  submit: benchSubmit,
  case: benchCase,
  search: benchSearch,
  abuse: benchAbuse,
  upload: benchUpload,
  'read-gate': benchReadGate,
  scan: benchScan,
  assign: benchAssign,
  clocks: benchClocks,
} satisfies Record<BenchName, (say: Say, rows: number, bytes: number) => Promise<BenchResult>>

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    /** A commit to compare with, or `base`. */
    against: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    /** How many certificates are searched, or clocks counted, at most. */
    rows: { type: 'string', default: '1000000' },
    /** How large the files are that are uploaded; then one five times as large. */
    bytes: { type: 'string', default: '1073741824' },
  },
})
const name = (Object.keys(benchmarks) as BenchName[]).find((candidate) => candidate === positionals[0])
const [rounds, rows, bytes] = [Number(values.rounds), Number(values.rows), Number(values.bytes)]
if (name === undefined || !(rounds >= 1) || !(rows >= 1) || !(bytes >= 1)) {
  console.error(
    `usage: npm run bench -- ${Object.keys(benchmarks).join('|')} [--against <commit>|base [--rounds 7]] [--rows 1000000] [--bytes 1073741824] [--json]`,
  )
  process.exitCode = 64
} else {
  const say: Say = (line) => console.log(line)
  const ref = values.against === 'base' ? BASE : values.against
  const root = join(import.meta.dirname, '..', '..')
  const result = await (ref === undefined
    ? benchmarks[name](say, rows, bytes)
    : compareTrees({ root, ref, name, rounds, say }))
  const promised = result.bar === null ? 'nothing promised' : `${result.met ? 'at least' : 'below'} ${result.bar}`
  const of = ref === undefined ? 'the floor' : `${ref}, median of ${rounds}`
  console.log(values.json ? JSON.stringify(result) : `${result.name}: ${result.ratio} of ${of}, ${promised}`)
  if (!result.met) process.exitCode = 1
}
