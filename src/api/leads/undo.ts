import Type from 'typebox'
import { type UndoResult, undoEvent, undoToken } from '../../actions/undo.ts'
import type { Job } from '../../domain/job.ts'
import { JobSchema, writeJob } from '../../json/job.ts'
import { isAdmin } from '../door/authenticate.ts'
import { resource } from '../door/resource.ts'
import { undoExample, undoSchema } from './changed-lead.ts'
import { readNumber } from './event-number.ts'
import { workAWhile } from './jobs.ts'

const undo = resource('/projects/:project', { tag: 'Undo' })
/** What an undo did. */
export const undone = Type.Object({
  leads: Type.Integer({ description: 'How many leads were changed by it' }),
  restored: Type.Integer({ description: 'How many values were put back' }),
  skipped: Type.Integer({ description: 'How many values stayed, since they were changed again' }),
  undo: undoSchema,
})
const answer = { leads: 1, restored: 1, skipped: 0, undo: undoExample }

export const undoByToken = undo.post('undoByToken', '/undo/:token', {
  access: 'write, contractors',
  summary: 'Undo what was done',
  description:
    'Puts back what an answer gave the token for, for 30 days. A value that was changed again since stays, and is counted. An act that still runs is stopped first. What undoes is a change of its own, with events of its own, and can be undone as well. What a long bulk edit did is put back by a job.',
  answers: { 200: undone, 202: Type.Object({ job: JobSchema }) },
  refuses: ['no-such-undo', 'hidden-field'],
  example: { params: { token: undoExample }, answer },
  async handle({ storeResponse, store, caller, by, viewer, project, params, now, reply }) {
    let job: Job | undefined
    const write = (made: UndoResult | Job) => {
      if (!('work' in made)) return made
      job = made
      reply.code(202)
      return { job: writeJob(made) }
    }
    const rights = { viewer, isAdmin: isAdmin(caller, project) }
    const begun = await storeResponse((each) => undoToken(each, by, project, params.token, now, rights), write)
    return job ? write(await workAWhile(store, project, job, now)) : begun
  },
})

export const undoEventRoute = undo.post('undoEvent', '/events/:number/undo', {
  access: 'write',
  summary: 'Undo one event',
  description:
    'The same for one event of any door, by its number. Of a merge all of it is undone; a lead that was created goes to the bin, unless it was changed since.',
  answers: { 200: undone },
  refuses: ['no-such-event', 'not-undoable'],
  example: { params: { number: '2' }, answer },
  async handle({ storeResponse, by, project, params, now }) {
    const number = readNumber(params.number, 'no-such-event')
    return storeResponse(
      (store) => undoEvent(store, by, project, number, now),
      (undone) => undone,
    )
  },
})
