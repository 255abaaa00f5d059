import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Service } from '@concert/contracts/operation'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { audienceOf } from './audience.ts'
import { completeDocument, publicDocument } from './openapi-document.ts'
import { documentedOperation } from './openapi-operation.ts'

/**
 * Everything on the page comes from its own origin. The plugin's own policy would add `upgrade-insecure-requests`, with which a
 * browser that opens a LAN address over http loads neither script nor style.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the service's OpenAPI 3.1 document and its page at `/docs/{service}`, both generated from the contract, without internal operations. */
export async function registerOpenApi(app: FastifyInstance, service: Service): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `Concert ${service}`,
        version: '1.0.0',
        description:
          'Part of the back office of a joint certification body for AI systems. Errors are RFC 9457 problems.',
      },
      components: {
        securitySchemes: {
          accessToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: `Access token (RFC 9068) of the authority's issuer, for one service: here \`aud\` is \`${audienceOf('{authority}', service)}\``,
          },
        },
      },
    },
    transform: (route) => documentedOperation(jsonSchemaTransform(route)),
    transformObject: (document) => completeDocument(jsonSchemaTransformObject(document)),
  })
  await app.register(swaggerUi, {
    routePrefix: `/docs/${service}`,
    // The layout with a top bar has an inline style, which the policy blocks, and a control to load another document.
    uiConfig: { docExpansion: 'list', layout: 'BaseLayout' },
    staticCSP: CONTENT_SECURITY_POLICY,
    transformSpecification: onlyOnce(publicDocument),
    transformSpecificationClone: false,
  })
}

/** The document does not change while the service runs. */
function onlyOnce<Document extends object>(make: (document: Document) => Document): (document: Document) => Document {
  let made: Document | undefined
  return (document) => (made ??= make(document))
}
