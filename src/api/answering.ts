import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Key } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { cleanText } from './body.ts'
import { checkAnswer } from './check-answer.ts'
import type { DoorOptions } from './door.ts'
import type { Call, Route, Strings } from './route.ts'
import { checker, Misfit } from './validate.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was let in to our own API. */
    entered?: Entered
  }
}
type Entered = { key: Key; project: Project | undefined; now: number }

const nothing = Type.Object({})

/** What a route does with a request that was let in: checks what came, calls the handler, writes the answer. */
export function answering(route: Route, options: DoorOptions) {
  const misfitsOfQuery = checker(route.query ?? nothing, 'parameter')
  const misfitsOfBody = checker(route.body ?? nothing, 'pointer')
  const success = Number(Object.keys(route.answers)[0])

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { key, project, now } = request.entered as Entered
    const query = readQuery(request)
    const body = request.body ?? {}
    const [first, ...others] = [...misfitsOfQuery(query), ...misfitsOfBody(body)]
    if (first) throw new Misfit([first, ...others])
    const call = {
      store: options.store,
      key,
      by: { door: 'api', name: `key:${key.id}` },
      project,
      viewer: project && { project },
      params: request.params as Record<string, string>,
      query,
      body,
      headers: request.headers,
      now,
      reply,
      gone: () => goneSignal(reply),
    } as Call
    reply.code(success)
    const answer = await route.handle(call)
    if (reply.sent) return reply
    if (options.checkAnswers) checkAnswer(route, reply.statusCode, answer)
    return send(reply, route, answer)
  }
}

function send(reply: FastifyReply, { produces }: Route, answer: unknown): FastifyReply {
  if (answer === undefined) return reply.send()
  if (!reply.hasHeader('Content-Type')) reply.type(produces ?? 'application/json; charset=utf-8')
  return reply.send(answer instanceof Readable || produces ? answer : JSON.stringify(answer))
}

/** The query by names. Refuses a name that is given twice: which one counts would be a guess. */
function readQuery(request: FastifyRequest): Strings {
  const given = [...new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))]
  const names = given.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw refusal('given-twice', {}, twice.slice(0, 100))
  return Object.fromEntries(given.map(([name, value]) => [name, cleanText(value, name)]))
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
