import i18next from 'i18next'
import { client, unwrap } from '../api/client.ts'
import { readCachedLead, writeCachedLead } from '../api/lead-cache.ts'
import { givenFields, nameOfDraft, setLeadDraftAside } from '../api/lead-draft.ts'
import { conflictingLead, patchedFields, patchLead, reversePatch } from '../api/lead-patch.ts'
import { latestOwnVersion, recordOwnVersion } from '../api/lead-versions.ts'
import { queryClient } from '../api/query-client.ts'
import { keys, placeKeys } from '../api/query-keys.ts'
import { defineWrite } from '../api/queued-mutations.ts'
import { changeDraft } from '../api/stored-draft.ts'
import type { KnownLead, Lead, LeadPatch } from '../api/types.ts'
import { goTo } from '../ui/go.ts'
import { unsentText } from '../ui/problem-text.ts'
import { showDone, showError, showFailure } from '../ui/toasts.tsx'
import { openConflict } from './dialogs/open.ts'
import { type Creation, refusedDraft } from './refused-draft.ts'
import { givenBack, nothing, type Typed } from './timeline/comment-parts.ts'

// The writes that can wait for a network. Their callbacks are defined here, so that they run even when the page that started them is gone.

type OfLead = { project: string }

type Edit = OfLead & { known: KnownLead; patch: LeadPatch; message: string }

/** Edits a lead: optimistically, with an undo. If somebody else changed it meanwhile, both versions are shown. */
export const editWrite = defineWrite('edit-lead', {
  mutationFn: ({ project, known, patch }: Edit) => patchLead(project, known, patch),
  onMutate: ({ project, known, patch }) => writeCachedLead(project, known.id, patchedFields(known, patch)),
  onSuccess: ({ lead: saved, undo }, { project, patch, message }) => {
    writeCachedLead(project, saved.id, saved)
    if (undo) showDone(message, { project, token: undo })
    void queryClient.invalidateQueries({ queryKey: keys.lead.all(project, saved.id) })
    const isOther = ['phone', 'email', 'creation_date'].some((field) => field in patch)
    // the lead may belong to another person now, or be another of their enquiries
    if (isOther) void queryClient.invalidateQueries({ queryKey: keys.allRelated(project) })
  },
  onError: (error, { project, known, patch }) => {
    const current = conflictingLead(error)
    const shown = readCachedLead(project, known.id)
    writeCachedLead(project, known.id, current ?? patchedFields(shown, reversePatch(known, patch)))
    if (current) openConflict({ project, patch, known, current })
    else showError(error)
    // the lead may have changed since the edit started, and the server knows why it refused
    for (const queryKey of [keys.lead.all(project, known.id), keys.leads.all(project)])
      void queryClient.invalidateQueries({ queryKey })
  },
  onSettled: (_data, _error, { project }) => {
    for (const queryKey of [...placeKeys(project), keys.allNeighbours(project)])
      void queryClient.invalidateQueries({ queryKey })
  },
})

/** Creates a lead, once however often it is sent. A draft that is refused is set aside, for its form. */
export const createWrite = defineWrite('create-lead', {
  mutationFn: ({ project, key, draft }: Creation) =>
    unwrap(
      client.POST('/api/v2/projects/{project}/leads', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body: { title: i18next.t('card.new.usual'), ...givenFields(draft) },
      }),
    ),
  onSuccess: ({ lead, undo }, { project }) => {
    const link = {
      label: i18next.t('card.new.open', { number: lead.id }),
      run: () => goTo(`/p/${project}/leads/${lead.id}`),
    }
    showDone(i18next.t('card.told.created'), undo ? { project, token: undo } : undefined, link)
    void queryClient.invalidateQueries({ queryKey: keys.project(project) })
  },
  onError: setAsideRefused,
})

/** Sets a refused lead aside, with a message. */
export function setAsideRefused(error: Error, creation: Creation): void {
  setLeadDraftAside(creation.project, refusedDraft(error, creation))
  const who = nameOfDraft(creation.draft)
  showFailure(i18next.t('card.new.refused', { who, why: unsentText(i18next.t, error) }))
}

/** Marks a lead as opened. The version that is answered may be a colleague's: their change opens a lead too, and ours then makes none. */
export const openedWrite = defineWrite('open-lead', {
  mutationFn: async ({ project, lead }: OfLead & { lead: Pick<Lead, 'id'> }) => {
    const answer = await unwrap(
      client.POST('/api/v2/projects/{project}/leads/{lead}/opened', { params: { path: { project, lead: lead.id } } }),
    )
    return answer.lead
  },
  onSuccess: (saved, { project }) => writeCachedLead(project, saved.id, saved),
})

/** `typed` is the comment in its typed form. */
type Saying = OfLead & { lead: string; comment: string; typed?: Typed; key: string }

/** Adds a comment once, even if it is sent repeatedly. A refused one is put back into its field. */
export const commentWrite = defineWrite('comment', {
  mutationFn: ({ project, lead, comment, key }: Saying) =>
    unwrap(
      client.POST('/api/v2/projects/{project}/leads/{lead}/comments', {
        params: { path: { project, lead }, header: { 'Idempotency-Key': key } },
        body: { comment },
      }),
    ),
  onSuccess: ({ lead: saved }, { project }) => {
    writeCachedLead(project, saved.id, saved)
    return queryClient.invalidateQueries({ queryKey: keys.lead.all(project, saved.id) })
  },
  onError: (error, { project, lead, comment, typed = { text: comment } }) => {
    changeDraft<Typed>(commentDraft(project, lead), (now = nothing) => givenBack(typed, now))
    showFailure(i18next.t('card.comment.refused', { lead, why: unsentText(i18next.t, error) }))
  },
})

/** The name under which the browser stores the input of a comment field. */
export function commentDraft(project: string, lead: string): string {
  return `comment.${project}.${lead}`
}

/** Moves a lead to the bin, or restores it. */
export const binWrite = defineWrite('bin', {
  mutationFn: async ({ project, lead, action }: OfLead & { lead: KnownLead; action: 'remove' | 'restore' }) => {
    const from = latestOwnVersion(project, lead)
    const params = { path: { project, lead: lead.id } }
    const answer = await unwrap(
      action === 'remove'
        ? client.DELETE('/api/v2/projects/{project}/leads/{lead}', { params })
        : client.POST('/api/v2/projects/{project}/leads/{lead}/restore', { params }),
    )
    recordOwnVersion(project, lead.id, from, answer.lead.version)
    return answer
  },
  onSuccess: ({ lead: saved, undo }, { project, action }) => {
    writeCachedLead(project, saved.id, saved)
    const message = i18next.t(action === 'remove' ? 'card.told.binned' : 'card.told.restored')
    showDone(message, undo ? { project, token: undo } : undefined)
    return queryClient.invalidateQueries({ queryKey: keys.project(project) })
  },
  onError: showError,
})
