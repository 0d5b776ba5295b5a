import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { acceptedLanguage } from '../../http/language.ts'
import { type Place, type Pointed, type Problem, writeFault, writeProblem } from '../../json/problem.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import { escapeStep } from './json-pointer.ts'
import type { Route } from './route.ts'
import { ValidationError } from './validate.ts'

/** The refusal of an outdated version, with the current resource. */
export class Outdated extends Error {
  readonly refusal: Refusal
  readonly current: unknown

  constructor(refused: Refusal, current: unknown) {
    super(refused.code)
    this.refusal = refused
    this.current = current
  }
}

/** Sends a refusal or an internal error as a problem document. `route` locates the named argument. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  options: { base: string; route?: Route | undefined },
): void {
  const about = { requestId: request.id, base: options.base, language: acceptedLanguage(request.headers) }
  const faults = faultsOf(error instanceof Outdated ? error.refusal : error, options.route)
  const problem = faults ? writeProblem(faults, about) : writeFault(about)
  const whole: Problem = error instanceof Outdated ? { ...problem, current: error.current } : problem
  if (typeof whole.params.seconds === 'number') reply.header('Retry-After', whole.params.seconds)
  if (whole.status === 401) reply.header('WWW-Authenticate', 'Bearer')
  reply.refused = whole.code
  reply
    .code(whole.status)
    .header('Content-Type', 'application/problem+json')
    .send(Buffer.from(JSON.stringify(whole))) // Fastify would add a charset to a string, which JSON does not have
}

/** The refusal behind an error; undefined for an internal error. */
function faultsOf(error: unknown, route: Route | undefined): [Pointed, ...Pointed[]] | undefined {
  if (error instanceof ValidationError) return error.faults
  if (error instanceof Refusal && error.code in problemKinds) return [{ refusal: error, place: placeOf(error, route) }]
}

/** Turns an error of Fastify from before the handler into a refusal; returns other errors unchanged. */
export function fromFastify(error: unknown, request: FastifyRequest, limit: number): unknown {
  const { code } = error as { code?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusal('body-too-large', { limit })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return refusal('unsupported-type', { given: (request.headers['content-type'] ?? 'none').slice(0, 100) })
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return refusal('not-json', { reason: 'it ends too early' })
  return error
}

/** Where the argument of a refusal is: a parameter of the path, query or headers, or a place in the body. Actions know only its name. */
function placeOf({ argument }: Refusal, route: Route | undefined): Place {
  if (argument === undefined) return {}
  const steps = argument.split(/[.[\]]+/).filter((step) => step !== '')
  const name = (steps[0] ?? '').replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const isParameter =
    /^[A-Z]/.test(argument) ||
    route?.path.split('/').includes(`:${name}`) ||
    (route?.query && name in route.query.properties)
  if (isParameter || route?.body === undefined) return { parameter: /^[A-Z]/.test(argument) ? argument : name }
  return { pointer: `/${[name, ...steps.slice(1)].map(escapeStep).join('/')}` }
}
