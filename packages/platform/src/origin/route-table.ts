import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'

export interface OriginRoute {
  readonly path: RegExp
  readonly to: Service | 'identity'
}

/** What a path of a cell begins with. */
const cell = String.raw`^/(${authorities.join('|')})/v1`

/**
 * Which service answers which path of the one origin. Internal operations and the certificates service are not here, and what
 * is not here is not reachable: the map of a deployment's proxy is generated from this table and tested against it.
 */
export const originRoutes: readonly OriginRoute[] = [
  { path: new RegExp(String.raw`${cell}/(organisations|ai-systems|applications)(/|\?|$)`), to: 'applications' },
  { path: new RegExp(String.raw`${cell}/evidence(/|\?|$)`), to: 'evidence' },
  { path: new RegExp(String.raw`${cell}/(evaluations|recognitions|effects)(/|\?|$)`), to: 'reviews' },
  { path: new RegExp(`${cell}/exchange/`), to: 'exchange' },
  { path: /^\/idp\//, to: 'identity' },
  { path: /^\/docs\/applications(\/|\?|$)/, to: 'applications' },
  { path: /^\/docs\/evidence(\/|\?|$)/, to: 'evidence' },
  { path: /^\/docs\/reviews(\/|\?|$)/, to: 'reviews' },
  { path: /^\/docs\/exchange(\/|\?|$)/, to: 'exchange' },
  { path: /^\/(registry|register|problems|docs|assets)(\/|\?|$)/, to: 'registry' },
  { path: /^\/(\?|$)/, to: 'registry' },
]

/** What a proxy and the service behind it may read differently: dot segments, empty segments, backslashes, their encodings. */
const AMBIGUOUS_PATH = /\\|\/\/|%(?:2e|2f|5c|00)|\/\.{1,2}(?:\/|$)/i

/** The service for a URL's path and query, or undefined when the origin does not route it. */
export function routeOf(url: string): Service | 'identity' | undefined {
  const path = url.split('?')[0] ?? ''
  if (AMBIGUOUS_PATH.test(path)) return undefined
  return originRoutes.find((route) => route.path.test(url))?.to
}
