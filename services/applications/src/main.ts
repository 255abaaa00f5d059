import { runProgram } from '@concert/platform'
import { program } from '#program.ts'

await runProgram(program)
