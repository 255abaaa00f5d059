import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { operations } from '@concert/contracts/operations'
import { describe, expect, it } from 'vitest'
import { routeOf } from './route-table.ts'

const paths = Object.values<OperationShape>(operations).map((operation) => ({
  ...operation,
  url: `${surfacePrefix(operation.surface)}${operation.path}`.replace('{authority}', 'hk').replaceAll(/\{\w+\}/g, 'x'),
}))

describe('the origin', () => {
  it.each(paths.filter(({ surface }) => surface !== 'internal').map(({ id, url, service }) => [id, url, service]))(
    'routes %s to its service',
    (_id, url, service) => {
      expect(routeOf(url)).toBe(service)
      expect(routeOf(`${url}?q=1`)).toBe(service)
    },
  )

  it.each(paths.filter(({ surface }) => surface === 'internal').map(({ id, url }) => [id, url]))(
    'does not route the internal operation %s, however its path is written',
    (_id, url) => {
      for (const written of [url, `/${url}`, url.replace('/internal', '/INTERNAL'), `/.${url}`, `/hk/v1/..${url}`]) {
        expect(routeOf(written)).toBeUndefined()
      }
    },
  )

  it.each([
    '/hk/v1/applications/../../../internal/hk/v1/certificates',
    '/hk/v1/applications/%2e%2e/%2E%2e/internal/hk/v1/certificates',
    '/hk/v1/applications/..%2f..%2finternal/hk/v1/certificates',
    String.raw`/hk/v1/applications\..\..\internal`,
    '/hk/v1/applications/%5c..%5cinternal',
    '/hk/v1//applications',
    '//hk/v1/applications',
    '//evil.example/hk/v1/applications',
    '/hk/v1/applications/.',
    '/hk/v1/applications/x%00',
    'http://evil.example/hk/v1/applications',
    '/us/v1/applications',
    '/hk/v1/applicationsx',
    '/hk/v2/applications',
    '/health',
    '/ready',
    '/docs/../health',
    '',
  ])('does not route %j', (url) => {
    expect(routeOf(url)).toBeUndefined()
  })
})
