import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { keys } from '../../api/query-keys.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead, LeadEvent } from '../../api/types.ts'
import { undoTime } from '../../api/undo-time.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useCanCreate } from '../rights.ts'
import css from './timeline.module.css'

/** Fields whose change is not undone. */
const permanent = ['responded_at', 'repeat_of', 'comment', 'comment_of', 'merged']

/** Undoes one event. It is offered for 30 days, while the lead still has a value that the event set. */
export function UndoEvent({ event, lead }: { event: LeadEvent; lead: Lead }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const canWrite = useCanCreate()
  const undo = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/v2/projects/{project}/events/{number}/undo', {
          params: { path: { project, number: event.number } },
        }),
      ),
    onSuccess: ({ restored, leads, undo: token }) => {
      const message = restored > 0 || leads > 0 ? 'card.told.putBack' : 'card.told.nothingToPutBack'
      showDone(t(message), token ? { project, token } : undefined)
      return queryClient.invalidateQueries({ queryKey: keys.project(project) })
    },
    onError: showError,
  })
  if (!canWrite || !isInEffect(event, lead)) return null
  return (
    <button type="button" className={css.back} disabled={undo.isPending} onClick={() => undo.mutate()}>
      {t('card.line.putBack')}
    </button>
  )
}

/** Whether a lead still has a value that the event set. */
function isInEffect({ before, after, at }: LeadEvent, lead: Lead): boolean {
  if (before === null || Date.now() - Date.parse(at) > undoTime) return false
  if ('merged' in after) return true
  return Object.keys(before).some(
    (name) =>
      !permanent.includes(name) &&
      JSON.stringify(lead[name as keyof Lead]) === JSON.stringify(after[name as keyof typeof after]),
  )
}
