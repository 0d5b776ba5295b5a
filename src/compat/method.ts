import type { TSchema } from 'typebox'
import type { Actor, Key, Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import type { Body } from './body.ts'

/** An authenticated call of a method. `now` is in seconds. */
type Call = {
  store: Store
  key: Key
  by: Actor
  body: Body
  headers: Record<string, string | string[] | undefined>
  /** The parameters in the path. */
  params: Record<string, string>
  now: number
  /** Sets a header of the response. */
  tell(header: string, value: string): void
  /** Aborts when the client disconnects. */
  signal(): AbortSignal
}
export type ProjectCall = Call & { project: Project }

/** The response of a method: the properties before `status`, or the whole serialized response. */
export type Answer = object | string | Uint8Array

/** A method of `/api/v1`: its schemas are the documentation, `fields` are its known body fields. */
type Common = {
  /** Its section in the documentation. */
  tag: 'Leads' | 'Statuses' | 'Projects' | 'Reading'
  summary: string
  scope: Scope
  /** Undefined for a method without a body. */
  fields?: readonly string[]
  /** Also allows GET, with the arguments in the query. */
  get?: { query: TSchema }
  /** Also accepts a form, and arguments in the query of a POST, as clients of this method send them. */
  form?: true
  params?: TSchema
  body?: TSchema
  answer: TSchema
}
export type Method =
  | (Common & { of: 'project'; handle(call: ProjectCall): Promise<Answer> })
  | (Common & { of: 'key'; handle(call: Call): Promise<Answer> })
