import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayHaveArrived } from '../../api/client.ts'
import type { LeadDraft } from '../../api/lead-draft.ts'
import { useProjectId } from '../../api/session.ts'
import { goTo } from '../../ui/go.ts'
import { unsentText } from '../../ui/problem-text.ts'
import { useCreateLead } from '../use-create-lead.ts'
import { checkDraft, type DraftFault } from './check-draft.ts'
import style from './dialogs.module.css'
import { DraftFields } from './draft-fields.tsx'
import { useChosenStatus, useCompleteDraft, useLeadDraft } from './use-lead-draft.ts'

/** The form of a new lead; at least one field must be filled. */
export default function NewLeadForm({ known, close }: { known: { name?: string }; close(): void }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const kept = useLeadDraft(project, known)
  const { draft, sending, isKept, mayBeThere, others, change, startAnew } = kept
  const create = useCreateLead(kept)
  const complete = useCompleteDraft(draft)
  const status = useChosenStatus(draft)
  const [fault, setFault] = useState<DraftFault>()
  const isSaidBelow = mayHaveArrived(create.error)
  const isWaiting = create.isPaused || (create.isPending && create.failureCount > 0)
  return (
    <form className={style.form} onSubmit={submit} onKeyDown={press} noValidate>
      {isKept && !create.isPending && !isSaidBelow && (
        <p className={`t2 ${style.kept}`} role="status">
          {t(mayBeThere ? 'card.new.mayBeThere' : 'card.new.kept')}
          <button type="button" className="link" onClick={startAnew}>
            {t('card.new.anew')}
          </button>
          {others > 0 && <span>{t('card.new.others', { count: others })}</span>}
        </p>
      )}
      <DraftFields
        draft={complete}
        isPriceWrong={fault === 'price'}
        isDisabled={create.isPending} // an edit of a sent draft would be a second lead
        change={changeDraft}
        open={open}
      />
      {(fault === 'empty' || create.error !== null) && (
        <p className="msg" role="alert">
          {fault === 'empty' ? t('card.wrong.empty') : unsentText(t, create.error)}
        </p>
      )}
      {isWaiting && (
        <p className="t2" role="status">
          {t('card.new.waits')}
        </p>
      )}
      <footer className={style.end}>
        <span className={`grow t2 ${style.keys}`}>
          <kbd>Ctrl Enter</kbd>
        </span>
        <button type="button" className={`btn quiet ${style.endButton}`} onClick={close}>
          {t(isWaiting ? 'close' : 'card.cancel')}
        </button>
        <button type="submit" className={`btn primary ${style.endButton}`} disabled={create.isPending}>
          {t('card.new.create')}
        </button>
      </footer>
    </form>
  )

  function changeDraft(part: Partial<LeadDraft>): void {
    change(part)
    setFault(undefined)
    create.reset()
  }

  function press(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }

  function open(id: string): void {
    close()
    goTo(`/p/${project}/leads/${id}`)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (create.isPending) return
    const checked = checkDraft({ ...complete, status })
    if (typeof checked === 'string') setFault(checked)
    else create.mutate({ project, ...sending, draft: checked }, { onSuccess: close })
  }
}
