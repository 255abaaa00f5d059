import type { Authority } from '@concert/domain/jurisdictions'
import { createService } from '@concert/platform/service'
import type { ServiceOptions } from '@concert/platform/service-options'
import type { ExchangeContext } from '#context.ts'
import { routes } from '#routes/index.ts'

type Services = Required<Pick<ServiceOptions<ExchangeContext>, 'logger' | 'authenticate'>>

/** The largest body that is read, so that nothing larger is ever parsed or verified. */
const ENVELOPE_BYTES_MAX = 512 * 1024

/** The exchange service over these cells, for tests and the embedded process. */
export function buildApp(
  contexts: ReadonlyMap<Authority, ExchangeContext>,
  services: Services,
): ReturnType<typeof createService> {
  return createService({
    service: 'exchange',
    routes,
    contexts,
    ...services,
    bodyBytesMax: ENVELOPE_BYTES_MAX,
  })
}
