import { type ComponentProps, type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { isActive, useMembers } from '../../api/members.ts'
import type { Member } from '../../api/types.ts'
import { Initials } from '../../ui/initials.tsx'
import style from './comment.module.css'
import { beginningOf, retyped, type Typed, withMention } from './comment-parts.ts'

type Props = Omit<ComponentProps<'textarea'>, 'onChange' | 'ref' | 'value'> & {
  value: Typed
  write(typed: Typed): void
  field?: RefObject<HTMLTextAreaElement | null>
}

/** Maximum number of names offered. */
const offered = 6

/** The field of a comment. `@` offers the members; arrows and Enter choose one. */
export function CommentField({ value, write, field, onKeyDown, ...rest }: Props) {
  const { t } = useTranslation()
  const members = useMembers()
  const own = useRef<HTMLTextAreaElement>(null)
  const input = field ?? own
  const list = useId()
  const [caret, setCaret] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const begun = caret === undefined ? undefined : beginningOf(value.text, caret)
  const found = begun ? members.filter((each) => isActive(each) && isMeant(each, begun.text)).slice(0, offered) : []
  const current = found[Math.min(chosen, found.length - 1)]

  const pick = (member: Member) => {
    if (!begun || caret === undefined) return
    const [next, end] = withMention(value, begun.at, caret, member)
    // synchronously, since further input would otherwise come before the caret
    flushSync(() => {
      write(next)
      setCaret(undefined)
    })
    input.current?.setSelectionRange(end, end)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!current || event.nativeEvent.isComposing || !(event.key in keys)) return onKeyDown?.(event)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
    const step = keys[event.key]
    if (event.key === 'Escape') setCaret(undefined)
    else if (step === undefined) pick(current)
    else setChosen((chosen + step + found.length) % found.length)
  }
  return (
    <div className={style.field}>
      <textarea
        {...rest}
        ref={input}
        value={value.text}
        maxLength={10_000}
        aria-autocomplete="list"
        aria-controls={current ? list : undefined}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        onChange={(event) => {
          const { value: text, selectionStart } = event.currentTarget
          write(retyped(value, text, selectionStart))
          setCaret(selectionStart)
          setChosen(0)
        }}
        onKeyDown={press}
        onBlur={(event) => {
          setCaret(undefined)
          rest.onBlur?.(event)
        }}
      />
      {current && (
        <div className={style.people} role="listbox" id={list} aria-label={t('card.comment.people')}>
          {found.map((each) => (
            <div
              key={each.id}
              id={`${list}-${each.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={each === current}
              onMouseDown={(event) => {
                event.preventDefault() // the field keeps the focus
                pick(each)
              }}
            >
              <Initials name={each.name} /> {each.name}
              {found.some(({ id, name }) => id !== each.id && name === each.name) && (
                <small className="t2 cut">{each.email}</small>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** The keys while names are offered: move the selection, choose, or close. */
const keys: Record<string, number | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Enter: undefined,
  Tab: undefined,
  Escape: undefined,
}

/** Whether a word of a name, or the whole name, starts with the input. */
function isMeant({ name }: Member, typed: string): boolean {
  const wanted = typed.toLowerCase()
  const known = name.toLowerCase()
  return known.startsWith(wanted) || known.split(' ').some((word) => word.startsWith(wanted))
}
