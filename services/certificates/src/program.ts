import { cellProgram } from '@concert/platform/cell-program'
import { buildApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { createContexts } from '#context.ts'

export const program = cellProgram({ service: 'certificates', readConfig, createContexts, buildApp })
