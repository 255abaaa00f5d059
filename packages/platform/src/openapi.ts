import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Service } from '@concert/contracts'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { completeDocument } from './openapi-document.ts'
import { documentedOperation } from './openapi-operation.ts'

/** Serves the service's OpenAPI 3.1 document and its page at `/docs/{service}`, both made from the contract. */
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
            description: "Access token of the authority's issuer (RFC 9068)",
          },
        },
      },
    },
    transform: (route) => documentedOperation(jsonSchemaTransform(route)),
    transformObject: (document) => completeDocument(jsonSchemaTransformObject(document)),
  })
  await app.register(swaggerUi, {
    routePrefix: `/docs/${service}`,
    uiConfig: { docExpansion: 'list' },
    staticCSP: true,
  })
}
