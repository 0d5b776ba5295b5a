import type { TSchema } from 'typebox'
import type { Actor, Key, Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import type { Body } from './body.ts'

/** One call of a method, once who calls is known. `now` in seconds. */
export type Call = {
  store: Store
  key: Key
  by: Actor
  body: Body
  headers: Record<string, string | string[] | undefined>
  /** What stands in the path. */
  params: Record<string, string>
  now: number
  /** A signal that comes when the client has gone away. */
  gone(): AbortSignal
}
export type ProjectCall = Call & { project: Project }

/** What a method answers: the keys before `status`, or the whole answer as written. */
export type Answer = object | string | Uint8Array

/** A method of the wire: the schemas make the documentation, `fields` tells which body fields it knows. */
type Common = {
  /** The heading under which the documentation shows it. */
  tag: 'Leads' | 'Statuses' | 'Projects'
  summary: string
  scope: Scope
  /** None for a method that reads no body. */
  fields?: readonly string[]
  /** Also by GET; then the arguments may stand in the query. */
  get?: { query: TSchema }
  /** By GET alone, unlike the others. */
  only?: 'GET'
  params?: TSchema
  body?: TSchema
  answer: TSchema
}
export type Method =
  | (Common & { of: 'project'; handle(call: ProjectCall): Promise<Answer> })
  | (Common & { of: 'key'; handle(call: Call): Promise<Answer> })
