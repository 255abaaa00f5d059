import type { z } from 'zod'
import type { Caller } from './callers.ts'
import type { ProblemCode } from './problems.ts'

export type Service =
  | 'applications'
  | 'evidence'
  | 'personnel'
  | 'reviews'
  | 'certificates'
  | 'exchange'
  | 'registry'
  | 'workflows'

/**
 * Who an operation faces. `cell` is mounted at `/{authority}/v1`, `joint` at `/registry/v1`, `peer` at `/{authority}/v1` for
 * other authorities' signed envelopes, `internal` at `/internal/{authority}/v1` and never routed by the origin.
 */
export type Surface = 'cell' | 'joint' | 'peer' | 'internal'

export interface OperationShape {
  readonly id: string
  readonly service: Service
  readonly surface: Surface
  readonly callers: readonly Caller[]
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'
  /** Path below the surface's prefix, in OpenAPI form: `/applications/{applicationId}/submit`. */
  readonly path: string
  readonly summary: string
  readonly description?: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** A JSON body, validated whole before the use case runs. */
  readonly body?: z.ZodType
  /** The most bytes of a body, where it is more than `BODY_BYTES_DEFAULT`. */
  readonly bodyBytesMax?: number
  /** A body that is not JSON: streamed multipart, a part of a resumable upload (tus 1.0), one compact JWS, or a table (RFC 4180). */
  readonly rawBody?: 'multipart' | 'offset' | 'jose' | 'csv'
  /** The headers of a request by which an upload is resumed, as they are documented. */
  readonly requestHeaders?: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>
  /** The fields of a multipart body, which come before its file. */
  readonly form?: z.ZodObject
  /** An answer of 204 has no body; what it says is in its headers. */
  readonly success: { readonly status: 200 | 201 | 202 | 204; readonly body: z.ZodType; readonly mediaType?: string }
  /** Answered in place of `success.status`, with the same body, to a repetition that found its record and changed nothing. */
  readonly repetition?: 200
  /** True when 304 without a body is answered to `If-None-Match` with the present ETag (RFC 9110 13.1.2). */
  readonly notModified?: true
  /** True when a part of the bytes can be asked for with `Range`, and is answered with 206 (RFC 9110 14). */
  readonly ranges?: true
  /** Every problem the operation can answer beyond those every operation of its surface can. */
  readonly problems?: readonly ProblemCode[]
  /** True when `If-Match` must name the version the caller saw. */
  readonly ifMatch?: boolean
  readonly example?: { readonly body?: unknown; readonly query?: Record<string, string> }
}

/** Declares one operation; the literal types are kept so that routes and clients infer their bodies from it. */
export function operation<const Shape extends OperationShape>(shape: Shape): Shape {
  return shape
}

/** Whether the body of its requests is JSON. */
export function takesJson({ method, rawBody }: OperationShape): boolean {
  return (method === 'POST' || method === 'PATCH') && rawBody === undefined
}

/** The path prefix of a surface, in OpenAPI form. */
export function surfacePrefix(surface: Surface): string {
  switch (surface) {
    case 'cell':
    case 'peer':
      return '/{authority}/v1'
    case 'joint':
      return '/registry/v1'
    case 'internal':
      return '/internal/{authority}/v1'
  }
}
