import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'

export interface OriginRoute {
  readonly path: RegExp
  readonly to: Service | 'identity'
}

/** The beginning of every path of a cell. */
const cell = String.raw`^/(${authorities.join('|')})/v1`

/**
 * The service for each path of the origin. Internal operations and the certificates service are not listed, so the origin does
 * not route to them. The map of a deployment's proxy is generated from this table and tested against it.
 */
export const originRoutes: readonly OriginRoute[] = [
  { path: new RegExp(String.raw`${cell}/(organisations|ai-systems|applications|clocks)(/|\?|$)`), to: 'applications' },
  { path: new RegExp(String.raw`${cell}/evidence(/|\?|$)`), to: 'evidence' },
  { path: new RegExp(String.raw`${cell}/personnel(/|\?|$)`), to: 'personnel' },
  { path: new RegExp(String.raw`${cell}/(evaluations|recognitions|effects)(/|\?|$)`), to: 'reviews' },
  { path: new RegExp(String.raw`${cell}/(exchange/|transfer-bases(/|\?|$))`), to: 'exchange' },
  { path: /^\/idp\//, to: 'identity' },
  { path: /^\/docs\/applications(\/|\?|$)/, to: 'applications' },
  { path: /^\/docs\/evidence(\/|\?|$)/, to: 'evidence' },
  { path: /^\/docs\/personnel(\/|\?|$)/, to: 'personnel' },
  { path: /^\/docs\/reviews(\/|\?|$)/, to: 'reviews' },
  { path: /^\/docs\/exchange(\/|\?|$)/, to: 'exchange' },
  { path: /^\/(registry|register|problems|docs|assets)(\/|\?|$)/, to: 'registry' },
  { path: /^\/(\?|$)/, to: 'registry' },
]

/** What a proxy and a service may read differently: dot segments, empty segments, backslashes, and their encodings. */
const AMBIGUOUS_PATH = /\\|\/\/|%(?:2e|2f|5c|00)|\/\.{1,2}(?:\/|$)/i

/** The service for a URL's path and query, or undefined when the origin does not route it. */
export function routeOf(url: string): Service | 'identity' | undefined {
  const path = url.split('?')[0] ?? ''
  if (AMBIGUOUS_PATH.test(path)) return undefined
  return originRoutes.find((route) => route.path.test(url))?.to
}
