import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refusal } from '../domain/refusal.ts'
import { noteRefusal } from '../http/recent-refusals.ts'
import { type ProblemCode, problemKinds } from '../json/problem-kinds.ts'
import type { Store } from '../store/store.ts'
import { bodyLimitOf } from './body.ts'
import { visitUrl } from './rate-limits.ts'

/**
 * Turns an error into a refusal with its `Retry-After`. Undefined for an internal error, which is logged unless the
 * client disconnected.
 */
export function refusedBy(
  store: Store,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Refusal | undefined {
  const refused = refusalOf(store, error, request)
  if (refused) reply.refused = refused.code
  if (refused?.code === 'body-too-large') reply.removeHeader('Connection') // Node then reads on, so that a sending client gets the answer
  if (refused && request.projectId !== undefined && isSubmission(request))
    noteRefusal(store, request.projectId, {
      at: Math.floor(Date.now() / 1000),
      key: request.keyId ?? null,
      form: request.form?.id ?? null,
      refusal: refused,
    })
  if (!refused && !request.socket.destroyed) request.fault = error
  if (refused && 'seconds' in refused.params) reply.header('Retry-After', refused.params.seconds)
  return refused
}

/** Whether a request is a submission: refused visits need not be shown to a person. */
function isSubmission({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url !== visitUrl
}

/** The HTTP status of a refusal, or of an internal error. */
export function statusOf(refused: Refusal | undefined): number {
  return problemKinds[(refused?.code ?? 'fault') as ProblemCode][0]
}

function refusalOf(store: Store, error: unknown, { headers }: FastifyRequest): Refusal | undefined {
  if (store.isUnavailable(error)) return refusal('unavailable', { seconds: 5 })
  if ((error as { code?: unknown }).code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return refusal('body-too-large', { limit: bodyLimitOf(headers['content-type']) })
  return error instanceof Refusal ? error : undefined
}
