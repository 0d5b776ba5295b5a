import { Menu, Modal } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMembers } from '../../api/members.ts'
import { canManageProject, useMe, useProject } from '../../api/session.ts'
import { readDraft, useStoredDraft } from '../../api/stored-draft.ts'
import type { Lead, LeadEvent } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { IconDots } from '../../ui/icons.ts'
import { tryOrShowError } from '../../ui/toasts.tsx'
import facts from '../facts/facts.module.css'
import { isUnmasked, useCanChange } from '../rights.ts'
import css from './comment.module.css'
import { CommentField } from './comment-field.tsx'
import { fromTyped, type Typed, toTyped } from './comment-parts.ts'
import { CommentText } from './comment-text.tsx'
import timeline from './timeline.module.css'
import { useChangeComment } from './use-change-comment.ts'

type Props = { event: LeadEvent; lead: Lead }

/** Whether an edit was started here, or was left open with unsaved input. */
type Edit = 'begun' | 'left'

/** A comment in the timeline. Its author changes and deletes it; managers of the project can delete any. */
export function Comment({ event, lead }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useMe().data?.id
  const { id: project, role } = useProject()
  const isManager = canManageProject(role)
  const canChange = useCanChange(lead)
  const { comment, edited_at: editedAt } = event.after
  const draft = `comment.${project}.${lead.id}.${event.number}`
  const [edit, setEdit] = useState<Edit | undefined>(() => (readDraft(draft) ? 'left' : undefined))
  const [isLeaving, setLeaving] = useState(false)
  const { remove } = useChangeComment(lead.id, event.number)
  const isOwn = event.actor === `member:${me}`
  if (typeof comment !== 'string') return <span className="t3">{t('card.comment.gone')}</span>
  if (edit && isOwn && canChange)
    return <EditComment {...{ event, lead, comment, draft, edit }} close={() => setEdit(undefined)} />
  return (
    <div className={css.comment}>
      <div className={`${timeline.note} ${facts.long}`}>
        <CommentText comment={comment} />
        {editedAt && (
          <span className={css.edited} title={format.whole(editedAt)}>
            {t('card.comment.edited')}
          </span>
        )}
      </div>
      {canChange && (isOwn || isManager) && (
        <Menu position="bottom-end" width={176}>
          <Menu.Target>
            <button type="button" className="ib" aria-label={t('card.comment.acts')}>
              <IconDots className="i" aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {isOwn && isUnmasked(comment) && (
              <Menu.Item onClick={() => setEdit('begun')}>{t('card.comment.change')}</Menu.Item>
            )}
            <Menu.Item onClick={() => setLeaving(true)}>{t('card.comment.remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={isLeaving}
        centered
        padding={24}
        onClose={() => setLeaving(false)}
        title={t('card.comment.ask')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p className="t2">{t('card.comment.askHint')}</p>
        <footer className={css.askFoot}>
          <button type="button" className="btn quiet" onClick={() => setLeaving(false)}>
            {t('card.cancel')}
          </button>
          <button
            type="button"
            className="btn danger"
            data-autofocus
            onClick={() => {
              setLeaving(false)
              void tryOrShowError(remove)
            }}
          >
            {t('card.comment.remove')}
          </button>
        </footer>
      </Modal>
    </div>
  )
}

type EditProps = Props & { comment: string; draft: string; edit: Edit; close(): void }

function EditComment({ event, lead, comment, draft, edit, close }: EditProps) {
  const { t } = useTranslation()
  const members = useMembers()
  const { change } = useChangeComment(lead.id, event.number)
  const [stored, setStored] = useStoredDraft<Typed>(draft)
  const typed = stored ?? toTyped(comment, members)
  const write = (next: Typed) => setStored(fromTyped(next, members) === comment ? undefined : next)
  const end = () => {
    setStored(undefined)
    close()
  }
  const keep = async () => {
    const next = fromTyped(typed, members).trim()
    if (next === '') return
    if (next === comment || (await tryOrShowError(() => change(next)))) end()
  }
  const press = (pressed: KeyboardEvent<HTMLTextAreaElement>) => {
    if (pressed.key === 'Escape') {
      pressed.stopPropagation()
      end()
    }
    if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey)) {
      pressed.preventDefault()
      void keep()
    }
  }
  return (
    <form
      className={`${css.say} ${css.open}`}
      onSubmit={(submitted) => {
        submitted.preventDefault()
        void keep()
      }}
    >
      <CommentField
        autoFocus={edit === 'begun'}
        className={css.sayInput}
        rows={Math.min(8, Math.max(2, typed.text.split('\n').length))}
        aria-label={t('card.comment.changed')}
        value={typed}
        write={write}
        onKeyDown={press}
      />
      <div className={css.sayEnd}>
        <span className={`t2 ${css.keys}`}>
          <kbd>Ctrl Enter</kbd>
        </span>
        <span className={css.both}>
          <button type="button" className={`btn quiet s ${css.sayButton}`} onClick={end}>
            {t('card.cancel')}
          </button>
          <button type="submit" className={`btn primary s ${css.sayButton}`} disabled={typed.text.trim() === ''}>
            {t('card.comment.save')}
          </button>
        </span>
      </div>
    </form>
  )
}
