import { z } from 'zod'

/** Where the bucket of an authority is, and with which key it is opened. */
export interface BucketAddress {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const FORM = 'must be https://KEY:SECRET@host/bucket?region=REGION'

/** One URL for an authority, so that no part of it is another authority's by mistake. */
export const bucketAddress = z.url({ protocol: /^https?$/, error: FORM }).transform((text, context): BucketAddress => {
  const { protocol, host, pathname, username, password, searchParams } = new URL(text)
  const [, bucket = ''] = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(pathname) ?? []
  if (bucket === '' || username === '' || password === '') {
    context.addIssue({ code: 'custom', message: FORM })
    return z.NEVER
  }
  return {
    endpoint: `${protocol}//${host}`,
    bucket,
    region: searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  }
})
