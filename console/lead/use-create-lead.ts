import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/keys.ts'
import { queryClient } from '../api/query-client.ts'
import { queued } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import { showDone } from '../ui/toasts.tsx'

/** A new lead as it is typed: every field a text, empty for none. */
export type LeadDraft = Record<
  'name' | 'phone' | 'email' | 'title' | 'source' | 'status' | 'price' | 'assignee' | 'text',
  string
>

/** Creates the lead of a form, once however often it is sent; the message offers to open it and to undo. */
export function useCreateLead(open: (id: string) => void) {
  const { t } = useTranslation()
  const project = useProjectId()
  const [key] = useState(newIdempotencyKey)
  return useMutation({
    ...queued(`create ${project}`),
    mutationFn: (draft: LeadDraft) =>
      unwrap(
        client.POST('/api/v2/projects/{project}/leads', {
          params: { path: { project }, header: { 'Idempotency-Key': key } },
          body: { title: t('card.new.usual'), ...givenFields(draft) },
        }),
      ),
    onSuccess: ({ lead, undo }) => {
      const link = { label: t('card.new.open', { number: lead.id }), run: () => open(lead.id) }
      showDone(t('card.told.created'), undo ? { project, token: undo } : undefined, link)
      void queryClient.invalidateQueries({ queryKey: keys.project(project) })
    },
  })
}

function givenFields(draft: LeadDraft): Partial<LeadDraft> {
  const given = Object.entries(draft)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => value !== '' && !(name === 'assignee' && value === 'nobody'))
  return Object.fromEntries(given)
}
