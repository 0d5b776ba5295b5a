import type { Lead } from '../../domain/lead.ts'
import { LeadChanged } from '../../domain/lead-changed.ts'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import type { RefusalParams } from '../../domain/refusal-params.ts'

/** An error as data, sent between threads. */
export type SerializedError = {
  name: string
  message: string
  code?: string | undefined
  stack?: string | undefined
  refused?: { params: RefusalParams[RefusalCode]; argument: string | undefined; current?: Lead }
}

export function serializeError(error: unknown): SerializedError {
  const { name, message, code, stack } = error as Error & { code?: string }
  if (!(error instanceof Refusal)) return { name, message, code, stack }
  const current = error instanceof LeadChanged && { current: error.current }
  return { name, message, code, refused: { params: error.params, argument: error.argument, ...current } }
}

/** Restores the error: a refusal is one again, and an internal error keeps its name, code and stack. */
export function deserializeError({ name, message, code, stack, refused }: SerializedError): Error {
  if (refused?.current) return new LeadChanged(refused.current)
  if (refused) return new Refusal(code as RefusalCode, refused.params, refused.argument)
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }), ...(stack && { stack }) })
}
