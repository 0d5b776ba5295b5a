import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../../api/client.ts'
import { show } from '../../api/edit-lead.ts'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { sendOrKeep } from '../../api/outbox.ts'
import { queryClient } from '../../api/query-client.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead } from '../../api/types.ts'
import { showError } from '../../ui/toasts.tsx'
import style from './timeline.module.css'

/** What was begun stays while somebody looks at other leads. */
const drafts = new Map<string, string>()

/** A comment for colleagues, kept with Ctrl+Enter. */
export function CommentForm({ lead, field }: { lead: Lead; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const name = `${project}/${lead.id}`
  const [text, setText] = useState(drafts.get(name) ?? '')
  const [isIn, setIn] = useState(false)
  const isOpen = isIn || text !== ''

  return (
    <form
      className={isOpen ? `${style.say} ${style.open}` : style.say}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <textarea
        className={style.sayInput}
        ref={field}
        rows={isOpen ? Math.min(8, Math.max(2, text.split('\n').length)) : 1}
        value={text}
        maxLength={10_000}
        placeholder={t('card.comment.placeholder')}
        aria-label={t('card.comment.placeholder')}
        onChange={(event) => write(event.currentTarget.value)}
        onFocus={() => setIn(true)}
        onBlur={() => setIn(false)}
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
            onMouseDown={(event) => event.preventDefault()} // the field keeps the focus until it is said
          >
            {t('card.comment.add')}
          </button>
        </div>
      ) : (
        <kbd aria-hidden>C</kbd>
      )}
    </form>
  )

  function write(next: string): void {
    setText(next)
    if (next) drafts.set(name, next)
    else drafts.delete(name)
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.currentTarget.blur()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void add()
    }
  }

  async function add(): Promise<void> {
    const comment = text.trim()
    if (!comment) return
    write('') // one that waits for the network is said already: what is typed meanwhile is another
    const path = { project, lead: lead.id }
    const key = newIdempotencyKey() // said once, however often it is sent
    try {
      const answer = await sendOrKeep(
        () =>
          unwrap(
            client.POST('/api/v2/projects/{project}/leads/{lead}/comments', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: { comment },
            }),
          ),
        name,
      )
      show(project, lead.id, answer.lead)
      await queryClient.invalidateQueries({ queryKey: ['p', project, 'lead', lead.id] })
    } catch (error) {
      showError(error)
      write([comment, drafts.get(name)].filter(Boolean).join('\n'))
    }
  }
}
