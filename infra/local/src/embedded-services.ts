import type { Service } from '@concert/contracts/operation'
import { createLogger } from '@concert/platform/logger'
import type { Opened, Program } from '@concert/platform/program'
import { program as applications } from '@concert/applications-service/program'
import { program as certificates } from '@concert/certificates-service/program'
import { program as evidence } from '@concert/evidence-service/program'
import { program as exchange } from '@concert/exchange-service/program'
import { program as personnel } from '@concert/personnel-service/program'
import { program as registry } from '@concert/registry-service/program'
import { program as reviews } from '@concert/reviews-service/program'
import { program as workflows } from '@concert/workflows-service/program'

type Environment = Readonly<Record<string, string>>

const programs = {
  applications,
  evidence,
  personnel,
  reviews,
  certificates,
  exchange,
  registry,
  workflows,
} satisfies Record<Service, Program>
export type OpenedWorkflows = Awaited<ReturnType<typeof workflows.open>>

/** Opens a service like its own process would, with the given environment and the shared log. */
export function openService(service: Service, environment: Environment, logFile: string | undefined): Promise<Opened> {
  const program: Program = programs[service]
  const config = program.readConfig(environment)
  const file = logFile === undefined ? {} : { file: logFile }
  return program.open(config, createLogger({ service, level: config.logLevel, ...file }))
}
