import { showDone, showError } from '../ui/toasts.tsx'
import { client, unwrap } from './client.ts'
import { say, show, upon } from './edit-lead.ts'
import { queryClient } from './query-client.ts'
import type { Lead } from './types.ts'

type Path = '/api/v2/projects/{project}/leads/{lead}'

/** Puts a lead into the bin, with the way back. Answers whether it lies there. */
export function binLead(project: string, lead: Lead): Promise<boolean> {
  const path = { project, lead: lead.id }
  return done(project, lead, 'card.told.binned', () =>
    unwrap(client.DELETE('/api/v2/projects/{project}/leads/{lead}' satisfies Path, { params: { path } })),
  )
}

/** Takes a lead out of the bin. Answers whether it is out. */
export function restoreLead(project: string, lead: Lead): Promise<boolean> {
  const path = { project, lead: lead.id }
  return done(project, lead, 'card.told.restored', () =>
    unwrap(client.POST('/api/v2/projects/{project}/leads/{lead}/restore', { params: { path } })),
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
    showDone(say(told), answer.undo ? { project, token: answer.undo } : undefined)
    await queryClient.invalidateQueries({ queryKey: ['p', project] })
    return true
  } catch (error) {
    showError(error)
    return false
  }
}
