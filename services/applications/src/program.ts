import { cellProgram } from '@concert/platform/program'
import { loadEditions } from '@concert/schemes/load-edition'
import { buildApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { createContexts } from '#context.ts'

export const program = cellProgram({ service: 'applications', readConfig, loadEditions, createContexts, buildApp })
