import { program as applications } from '@concert/applications-service/program'
import { program as certificates } from '@concert/certificates-service/program'
import type { Service } from '@concert/contracts/operation'
import { program as evidence } from '@concert/evidence-service/program'
import { program as personnel } from '@concert/personnel-service/program'
import { program as exchange } from '@concert/exchange-service/program'
import type { Program } from '@concert/platform/program'
import { program as registry } from '@concert/registry-service/program'
import { program as reviews } from '@concert/reviews-service/program'
import { program as workflows } from '@concert/workflows-service/program'

type Environment = Readonly<Record<string, string>>

const programs: Readonly<Record<Service, Pick<Program, 'readConfig'>>> = {
  applications,
  certificates,
  evidence,
  exchange,
  personnel,
  registry,
  reviews,
  workflows,
}

/** Every service there is; one that `contracts` adds does not compile without its program here. */
export const services = Object.keys(programs) as Service[]

/**
 * The names of the variables that a service looks at when it reads this environment.
 *
 * @throws Error of the service itself, when a variable is missing or wrong
 */
export function variablesRead(service: Service, environment: Environment): ReadonlySet<string> {
  const read = new Set<string>()
  const watched = new Proxy<NodeJS.ProcessEnv>(
    { ...environment },
    {
      get(target, name) {
        read.add(String(name))
        return target[String(name)]
      },
    },
  )
  programs[service].readConfig(watched)
  return read
}
