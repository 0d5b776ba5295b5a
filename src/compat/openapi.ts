import type { SwaggerOptions } from '@fastify/swagger'

/** The head of the OpenAPI document; the methods come from their schemas. */
export function openapi(
  publicUrl: string | undefined,
): NonNullable<Extract<SwaggerOptions, { openapi?: unknown }>['openapi']> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zayavka: leads',
      version: '1',
      description:
        'The lead-management API of Roistat, with which this project is not affiliated. Every request body is read as JSON, whatever its content type; every answer is JSON with a `status`. HTTP statuses are real unless `Use-Http-Code: 0` asks for 200.',
    },
    servers: [{ url: publicUrl ?? '/' }],
    components: {
      securitySchemes: {
        header: { type: 'apiKey', in: 'header', name: 'Api-key' },
        query: { type: 'apiKey', in: 'query', name: 'key' },
      },
    },
    security: [{ header: [] }, { query: [] }],
  }
}
