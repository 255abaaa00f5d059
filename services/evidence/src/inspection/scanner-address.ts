import type { ClamdAddress } from '@concert/intake/scanner/clamd'
import { z } from 'zod'

const FORM = 'must be unix:/path/of/the/socket or tcp://host:port'

/** Where a ClamAV daemon listens. */
export const scannerAddress = z.string().transform((text, context): ClamdAddress => {
  const path = /^unix:(\/.+)$/.exec(text)?.[1]
  if (path !== undefined) return { path }
  const [, host = '', port = ''] = /^tcp:\/\/([^/:]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text) ?? []
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) {
    context.addIssue({ code: 'custom', message: FORM })
    return z.NEVER
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
})
