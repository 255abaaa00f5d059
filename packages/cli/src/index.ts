export { type CommandIo, type ExitCode, exitCode } from '#command-io.ts'
export { run } from '#run.ts'
