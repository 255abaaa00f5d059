import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Gate, gates } from './gates.ts'

const root = join(import.meta.dirname, '..')
const binaries = join(root, 'node_modules', '.bin')

type Outcome = { gate: Gate; passed: boolean; seconds: number; output: string }

process.exitCode = await verify(process.argv.slice(2))

/**
 * Runs the gates, or the named ones, as many at a time as there are cores. Prints a line for each as it ends, and then
 * the output of those that failed. Returns the exit code.
 */
async function verify(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !gates.some((gate) => gate.name === name))
  if (unknown.length > 0) {
    console.error(`There is no gate ${unknown.join(', ')}; the gates are ${gates.map((gate) => gate.name).join(', ')}.`)
    return 2
  }
  const startedAt = Date.now()
  const waiting = gates.filter((gate) => names.length === 0 || names.includes(gate.name))
  const outcomes: Outcome[] = []
  const lane = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const outcome = await run(gate)
      outcomes.push(outcome)
      console.log(`  ${outcome.passed ? '✔' : '✘'} ${gate.name.padEnd(24)}${outcome.seconds.toFixed(1).padStart(6)} s`)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
  const failed = outcomes.filter((outcome) => !outcome.passed)
  for (const { gate, output } of failed) {
    console.log(`\n✘ ${gate.name}: ${gate.tool} ${gate.args.join(' ')}\n${output.trim()}`)
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`\nverify: ${outcomes.length - failed.length} gates passed, ${failed.length} failed, in ${seconds} s`)
  return failed.length > 0 ? 1 : 0
}

function run(gate: Gate): Promise<Outcome> {
  const startedAt = Date.now()
  const child = spawn(join(binaries, gate.tool), gate.args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', PATH: [binaries, process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve) => {
    const end = (passed: boolean): void => resolve({ gate, passed, output, seconds: (Date.now() - startedAt) / 1000 })
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}
