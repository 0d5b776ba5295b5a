import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Key } from '../../domain/access.ts'
import { refusal } from '../../domain/refusal.ts'
import { disconnectSignal } from '../../http/disconnect-signal.ts'
import { bodyLimit } from '../../json/size.ts'
import { authenticate } from '../door/authenticate.ts'
import { allowCorsOrigins } from '../door/cors.ts'
import { setUpJsonDoor } from '../door/json-door.ts'
import type { DoorOptions } from '../door/options.ts'
import { sendProblem } from '../door/problems.ts'
import { routes } from '../server.ts'
import { deskCalls } from './desk-calls.ts'
import { idOf, RpcError, readMessage, rpcErrorOf, writeError, writeResult } from './messages.ts'
import { answerMethod } from './methods.ts'
import { readProtocolVersion } from './protocol-version.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The key of a request to `/mcp`. */
    mcpKey?: Key
  }
}

const path = '/mcp'

/**
 * The Model Context Protocol for agents over streamable HTTP: a JSON response to each POST, without sessions or streams. It needs a key and
 * ignores cookies, so no page can act for a member.
 */
export async function mcp(app: FastifyInstance, options: DoorOptions): Promise<void> {
  const { store, people, clock, limit, publicUrl, apiOrigins = [] } = options
  let desk: ReturnType<typeof deskCalls> | undefined // made for the first agent: most desks have none
  app.addHook('onClose', async () => (await desk)?.close())
  allowCorsOrigins(app, apiOrigins)
  setUpJsonDoor(app, {
    store,
    send(request, reply, error) {
      const known = rpcErrorOf(error)
      if (known instanceof RpcError) sendError(reply, idOf(request.body), known)
      else sendProblem(request, reply, known, { base: publicUrl ?? '' })
      return known
    },
  })
  const hidden = { schema: { hide: true } as object }
  app.post(path, { ...hidden, bodyLimit, onRequest: letIn, handler: answer })
  app.options(path, hidden, async (_request, reply) => reply.code(204).header('Allow', 'POST').send())
  app.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: path,
    ...hidden,
    onRequest: async ({ method }, reply) => {
      reply.header('Allow', 'POST')
      throw refusal('no-such-verb', { given: method, known: ['POST'] })
    },
    handler: async () => undefined,
  })

  /** Checks the origin, the key and its rate before the body is read. */
  async function letIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { origin, authorization } = request.headers
    if (origin !== undefined && !isOurs(origin)) throw refusal('foreign-origin', { origin: origin.slice(0, 100) })
    if (authorization === undefined) throw refusal('no-bearer', {})
    const credentials = { method: 'POST', headers: { authorization }, ip: request.ip, project: undefined }
    const context = { store, people, now: clock(), door: 'mcp' as const }
    const { caller } = await authenticate(
      context,
      { scope: 'read' },
      credentials,
      (known) => void Object.assign(request, known),
    )
    request.mcpKey = caller.key as Key
    await limit(caller.number, reply)
  }

  /** Whether an origin is allowed. It is never compared with `Host`: a page whose name was rebound to this server sends its own name as both. */
  function isOurs(origin: string): boolean {
    return apiOrigins.includes(origin) || (publicUrl !== undefined && new URL(publicUrl).origin === origin)
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const message = readMessage(request.body ?? {})
    const protocol = readProtocolVersion(message, request.headers)
    if (message.id === undefined || message.method === undefined) return reply.code(202).send() // notifications change nothing here
    const result = await answerMethod(message, protocol, await askerOf(request, reply))
    if (result) return reply.type('application/json').send(JSON.stringify(writeResult(message.id, result)))
    const unknown = `Unknown method: ${message.method.slice(0, 100)}`
    throw new RpcError('unknownMethod', unknown, { status: protocol === 'modern' ? 404 : 200 }) // 404 would end a session of 2025
  }

  async function askerOf(request: FastifyRequest, reply: FastifyReply) {
    desk ??= deskCalls(routes, options)
    const { authorization = '', 'accept-language': language } = request.headers
    const origin = { authorization, language, requestId: request.id, signal: disconnectSignal(reply.raw) }
    return {
      key: request.mcpKey as Key,
      desk: (await desk).callsOf(origin),
      note: ({ code, fault }: { code: string; fault?: unknown }) => {
        reply.refused = code
        if (fault !== undefined) request.fault = fault
      },
    }
  }
}

function sendError(reply: FastifyReply, id: ReturnType<typeof idOf>, error: RpcError): void {
  reply.refused = `rpc${error.code}`
  reply
    .code(error.status)
    .type('application/json')
    .send(JSON.stringify(writeError(id, error)))
}
