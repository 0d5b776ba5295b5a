import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead, LeadEvent } from '../../api/types.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useCanWrite } from '../rights.ts'

const lasting = ['responded_at', 'comment', 'merged']
const month = 30 * 86_400_000

/** Undoes one event; offered while something of it still stands, for thirty days. */
export function UndoEvent({ event, lead }: { event: LeadEvent; lead: Lead }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const canWrite = useCanWrite()
  if (!canWrite || !stands(event, lead)) return null
  return (
    <button type="button" className="back" onClick={() => void undo()}>
      {t('card.line.putBack')}
    </button>
  )

  async function undo(): Promise<void> {
    try {
      const path = { project, number: event.number }
      const done = await unwrap(client.POST('/api/v2/projects/{project}/events/{number}/undo', { params: { path } }))
      const told = done.restored > 0 || done.leads > 0 ? 'card.told.putBack' : 'card.told.nothingToPutBack'
      showDone(t(told), done.undo ? { project, token: done.undo } : undefined)
      await queryClient.invalidateQueries({ queryKey: ['p', project] })
    } catch (error) {
      showError(error)
    }
  }
}

function stands({ before, after, at }: LeadEvent, lead: Lead): boolean {
  if (before === null || Date.now() - Date.parse(at) > month) return false
  if ('merged' in after) return true
  return Object.keys(before).some(
    (name) =>
      !lasting.includes(name) &&
      JSON.stringify(lead[name as keyof Lead]) === JSON.stringify(after[name as keyof typeof after]),
  )
}
