#!/usr/bin/env node
import { folderOfThePerson } from '#config.ts'
import { run } from '#run.ts'

process.chdir(folderOfThePerson())

// The exit code is set and the process is not stopped, so that all output reaches a pipe that reads slowly.
process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  fetch: globalThis.fetch,
  now: () => new Date(),
})
