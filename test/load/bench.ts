import { parseArgs } from 'node:util'
import { benchCase } from './case.ts'
import { benchRegistry } from './registry.ts'
import { benchSubmit } from './submit.ts'

const benchmarks = { registry: benchRegistry, submit: benchSubmit, case: benchCase }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const name = Object.keys(benchmarks).find((candidate) => candidate === positionals[0]) as
  | keyof typeof benchmarks
  | undefined
if (name === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benchmarks).join('|')} [--json]`)
  process.exitCode = 64
} else {
  const result = await benchmarks[name]((line) => console.log(line))
  const promised = result.bar === null ? 'nothing promised' : `${result.met ? 'at least' : 'below'} ${result.bar}`
  console.log(values.json ? JSON.stringify(result) : `${result.name}: ${result.ratio} of the floor, ${promised}`)
  if (!result.met) process.exitCode = 1
}
