import { cellProgram } from '@concert/platform/cell-program'
import { loadEditions } from '@concert/schemes/load-edition'
import { buildApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { createContexts } from '#context.ts'

export const program = cellProgram({ service: 'certificates', readConfig, loadEditions, createContexts, buildApp })
