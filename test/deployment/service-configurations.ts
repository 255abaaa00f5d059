import { readConfig as applications } from '@concert/applications-service/config'
import { readConfig as certificates } from '@concert/certificates-service/config'
import type { Service } from '@concert/contracts/operation'
import { readConfig as evidence } from '@concert/evidence-service/config'
import { readConfig as exchange } from '@concert/exchange-service/config'
import { readConfig as registry } from '@concert/registry-service/config'
import { readConfig as reviews } from '@concert/reviews-service/config'
import { readConfig as workflows } from '@concert/workflows-service/config'

type Environment = Readonly<Record<string, string>>

const readers: Readonly<Record<Service, (environment: NodeJS.ProcessEnv) => unknown>> = {
  applications,
  evidence,
  reviews,
  certificates,
  exchange,
  registry,
  workflows,
}

/** Every service there is; one that `contracts` adds does not compile without its configuration here. */
export const services = Object.keys(readers) as Service[]

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
  readers[service](watched)
  return read
}
