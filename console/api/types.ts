import type { paths } from '../api-types.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

type Project = '/api/v2/projects/{project}'

export type Lead = Answer<`${Project}/leads/{lead}`, 'get'>
export type LeadList = Answer<`${Project}/leads`, 'get'>
export type Board = Answer<`${Project}/board`, 'get'>
export type Card = Board['columns'][number]['items'][number]
export type Member = Answer<`${Project}/members`, 'get'>['items'][number]
export type Status = Answer<`${Project}/statuses`, 'get'>['items'][number]
export type SavedView = Answer<`${Project}/views`, 'get'>['items'][number]
export type Job = Answer<`${Project}/jobs/{job}`, 'get'>
export type LeadEvent = Answer<`${Project}/leads/{lead}/events`, 'get'>['items'][number]

/** The filter document, as the API takes it. */
export type Filter = Condition | { and: Filter[] } | { or: Filter[] }
export type Condition = { field: string; operator: string; value: unknown }
