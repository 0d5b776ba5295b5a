import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

type Options = {
  value: string | null
  /** Keeps what was typed, where it differs. */
  save(value: string | null): void
  /** What the typed text means; undefined for what means nothing. Text without spaces around, and null for none, unless given. */
  read?: ((typed: string) => string | null | undefined) | undefined
  /** How the value is put into the field. */
  typed?: ((value: string | null) => string) | undefined
}

export type InlineEdit = {
  isEditing: boolean
  isWrong: boolean
  text: string
  type(text: string): void
  start(): void
  /** Keeps what was typed; a text given here is what was typed last. */
  finish(text?: string): void
  onBlur(): void
  onKeyDown(event: KeyboardEvent): void
  /** What begins the edit; it has the focus again after a key ended it. */
  trigger: RefObject<HTMLButtonElement | null>
}

/** A text that is edited where it stands: kept on Enter and on leaving, put back with Esc. */
export function useInlineEdit({ value, save, read = plain, typed = String }: Options): InlineEdit {
  const [text, setText] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  // What is typed is meant of what was seen at the start: a change by somebody else since then must not be overwritten unseen.
  const begun = useRef({ value, save })
  const isEditing = text !== undefined

  useEffect(() => {
    if (isEditing || !returns.current) return
    returns.current = false
    trigger.current?.focus()
  }, [isEditing])

  const end = () => {
    setText(undefined)
    setWrong(false)
  }
  const finish = (last = text) => {
    if (last === undefined) return
    const meant = read(last)
    if (meant === undefined) {
      returns.current = false
      setWrong(true)
      return
    }
    end()
    if (meant !== begun.current.value) begun.current.save(meant)
  }

  return {
    isEditing,
    isWrong,
    text: text ?? '',
    type: (next) => {
      setText((before) => (before === undefined ? undefined : next)) // a list tells what was chosen after the edit ended
      setWrong(false)
    },
    start: () => {
      begun.current = { value, save }
      setText(value === null ? '' : typed(value))
    },
    finish: (last) => {
      returns.current = true
      finish(last)
    },
    // What means nothing is put back on leaving: a field that nobody is in must not hold a person.
    onBlur: () => (text !== undefined && read(text) === undefined ? end() : finish()),
    onKeyDown: (event) => {
      const isMany = event.currentTarget.tagName === 'TEXTAREA'
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        returns.current = true
        end()
      } else if (event.key === 'Enter' && (!isMany || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        returns.current = true
        finish()
      }
    },
    trigger,
  }
}

function plain(typed: string): string | null {
  return typed.trim() || null
}
