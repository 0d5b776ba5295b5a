import { say, show, upon } from '../change-lead.ts'
import { answerOf, client } from '../client.ts'
import { queries } from '../queries.ts'
import type { Lead } from '../types.ts'
import { tellDone, tellFailed } from '../ui/undo.tsx'

type Path = '/api/v2/projects/{project}/leads/{lead}'

/** Puts a lead into the bin, with the way back. Answers whether it lies there. */
export function binLead(project: string, lead: Lead): Promise<boolean> {
  const path = { project, lead: lead.id }
  return done(project, lead, 'card.told.binned', () =>
    answerOf(client.DELETE('/api/v2/projects/{project}/leads/{lead}' satisfies Path, { params: { path } })),
  )
}

/** Takes a lead out of the bin. Answers whether it is out. */
export function restoreLead(project: string, lead: Lead): Promise<boolean> {
  const path = { project, lead: lead.id }
  return done(project, lead, 'card.told.restored', () =>
    answerOf(client.POST('/api/v2/projects/{project}/leads/{lead}/restore', { params: { path } })),
  )
}

async function done(
  project: string,
  lead: Lead,
  told: string,
  send: () => Promise<{ lead: Lead; undo: string | null }>,
): Promise<boolean> {
  try {
    const answer = await upon(project, lead, send)
    show(project, lead.id, answer.lead)
    tellDone(say(told), answer.undo ? { project, token: answer.undo } : undefined)
    await queries.invalidateQueries({ queryKey: ['p', project] })
    return true
  } catch (error) {
    tellFailed(error)
    return false
  }
}
