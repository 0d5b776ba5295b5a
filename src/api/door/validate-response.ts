import { Readable } from 'node:stream'
import type { TSchema } from 'typebox'
import { Refusal } from '../../domain/refusal.ts'
import { Outdated } from './problems.ts'
import { problemsOfRoute } from './refusal-details.ts'
import type { Route } from './route.ts'
import { createValidator } from './validate.ts'

const checkers = new WeakMap<TSchema, ReturnType<typeof createValidator>>()

/** Throws when a response does not match the route's schema for its status, unknown fields included. */
export function validateResponse(route: Route, status: number, answer: unknown): void {
  const name = `${route.method} ${route.path}`
  const schema = route.answers[status]
  if (!schema) throw new Error(`${name} answers ${status}, which it does not declare`)
  if (answer === undefined || answer instanceof Readable || route.produces) return
  const check = checkers.get(schema) ?? createValidator(schema, 'pointer')
  checkers.set(schema, check)
  const [misfit] = check(JSON.parse(JSON.stringify(answer)))
  if (misfit) throw new Error(`${name} answers against its schema at ${misfit.place.pointer}: ${misfit.refusal.code}`)
}

/** Turns a refusal that the route does not declare into an internal error that names it. */
export function validateRefusal(route: Route | undefined, error: unknown): unknown {
  const refused = error instanceof Outdated ? error.refusal : error
  if (!route || !(refused instanceof Refusal)) return error
  if ((problemsOfRoute(route) as string[]).includes(refused.code)) return error
  return new Error(`${route.method} ${route.path} refuses with ${refused.code}, which is not among its refuses`)
}
