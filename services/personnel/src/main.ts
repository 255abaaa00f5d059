import { runProgram } from '@concert/platform/program'
import { program } from '#program.ts'

await runProgram(program)
