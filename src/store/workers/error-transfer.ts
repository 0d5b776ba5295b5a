import { Refusal, type RefusalCode, type RefusalParams } from '../../domain/refusal.ts'

/** An error as data, on its way from one thread to another. */
export type SerializedError = {
  name: string
  message: string
  code?: string | undefined
  stack?: string | undefined
  refused?: { params: RefusalParams[RefusalCode]; argument: string | undefined }
}

/** An error as data. */
export function serializeError(error: unknown): SerializedError {
  const { name, message, code, stack } = error as Error & { code?: string }
  if (!(error instanceof Refusal)) return { name, message, code, stack }
  return { name, message, code, refused: { params: error.params, argument: error.argument } }
}

/** The error that it was: a refusal is one again, and a fault keeps its name, its code and the place where it happened. */
export function deserializeError({ name, message, code, stack, refused }: SerializedError): Error {
  if (refused) return new Refusal(code as RefusalCode, refused.params, refused.argument)
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }), ...(stack && { stack }) })
}
