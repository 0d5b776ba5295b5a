import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMembers } from '../../api/members.ts'
import { useProjectId } from '../../api/session.ts'
import { useStoredDraft } from '../../api/stored-draft.ts'
import type { Lead } from '../../api/types.ts'
import { commentDraft } from '../writes.ts'
import style from './comment.module.css'
import { CommentField } from './comment-field.tsx'
import { fromTyped, nothing, type Typed } from './comment-parts.ts'
import { useAddComment } from './use-add-comment.ts'

/** The form of a comment for colleagues. Ctrl+Enter sends it; until then the browser stores it. */
export function CommentForm({ lead, field }: { lead: Lead; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const send = useAddComment(lead.id)
  const members = useMembers()
  const [draft, setDraft] = useStoredDraft<Typed>(commentDraft(project, lead.id))
  const typed = draft ?? nothing
  const { text } = typed
  const [isIn, setIn] = useState(false) // until Esc: a form that shrinks on blur would move what is clicked below it
  const isOpen = isIn || text !== ''

  return (
    <form
      className={isOpen ? `${style.say} ${style.open}` : style.say}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <CommentField
        className={style.sayInput}
        field={field}
        rows={isOpen ? Math.min(8, Math.max(2, text.split('\n').length)) : 1}
        value={typed}
        placeholder={t('card.comment.placeholder')}
        aria-label={t('card.comment.placeholder')}
        write={write}
        onFocus={() => setIn(true)}
        onKeyDown={press}
      />
      {isOpen ? (
        <div className={style.sayEnd}>
          <span className={`t2 ${style.keys}`}>
            <kbd>Ctrl Enter</kbd>
          </span>
          <button
            type="submit"
            className={`btn primary s ${style.sayButton}`}
            disabled={text.trim() === ''}
            onMouseDown={(event) => event.preventDefault()} // the field keeps the focus until the comment is sent
          >
            {t('card.comment.add')}
          </button>
        </div>
      ) : (
        <kbd aria-hidden>C</kbd>
      )}
    </form>
  )

  function write(next: Typed): void {
    setDraft(next.text ? next : undefined)
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      setIn(false)
      event.currentTarget.blur()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      add()
    }
  }

  function add(): void {
    const comment = fromTyped(typed, members).trim()
    if (!comment) return
    write(nothing) // a queued comment counts as sent, so further input is another one
    send(comment, typed)
  }
}
