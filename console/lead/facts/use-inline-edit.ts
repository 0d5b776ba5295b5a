import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

type Options = {
  value: string | null
  /** Saves a changed value. */
  save(value: string | null): void
  /** Parses the typed text; undefined for an invalid one. By default it is trimmed, and empty text is null. */
  read?: ((typed: string) => string | null | undefined) | undefined
  /** Formats the value for the field. */
  typed?: ((value: string | null) => string) | undefined
}

export type InlineEdit = {
  isEditing: boolean
  isWrong: boolean
  text: string
  type(text: string): void
  start(): void
  /** Saves the typed text; `text` is given when it is newer than the state. */
  finish(text?: string): void
  onBlur(): void
  onKeyDown(event: KeyboardEvent): void
  /** The button that starts the edit; it gets the focus back when a key ended it. */
  trigger: RefObject<HTMLButtonElement | null>
}

/** Inline editing of a text: Enter and blur save it, Esc cancels. */
export function useInlineEdit({ value, save, read = plain, typed = String }: Options): InlineEdit {
  const [text, setText] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  // The edit is based on the lead as it was at the start, so that a change by somebody else meanwhile becomes a conflict.
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
    // An invalid text is reset on blur, since nobody would see its error.
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
