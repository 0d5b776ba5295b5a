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
  leads: Type.Integer({ description: 'Leads that were changed' }),
  restored: Type.Integer({ description: 'Values that were restored' }),
  skipped: Type.Integer({ description: 'Values that stayed, because they were changed again' }),
  undo: undoSchema,
})
const answer = { leads: 1, restored: 1, skipped: 0, undo: undoExample }

export const undoByToken = undo.post('undoByToken', '/undo/:token', {
  access: 'write, contractors',
  summary: 'Undo a change',
  description:
    'Restores what a change with this token changed, for 30 days. A value that was changed again since stays, and is counted. A job that still runs is stopped first. The undo is a change with its own events, and can be undone too. A long bulk edit is undone by a job.',
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
    'Undoes one event of any door, by its number. A merge is undone as a whole. A created lead goes to the bin, unless it was changed since.',
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
