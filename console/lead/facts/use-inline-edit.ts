import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

type Options = {
  value: string | null
  /** Saves a changed value. */
  save(value: string | null): void
  /** Parses the typed text; undefined for an invalid one. By default it is trimmed, and empty text is null. */
  read?: ((typed: string) => string | null | undefined) | undefined
  /** Formats the value for the field. */
  typed?: ((value: string | null) => string) | undefined
  /** The length that the server takes, in characters. */
  limit?: number
}

export type InlineEdit = {
  isEditing: boolean
  isWrong: boolean
  /** What is wrong with a text that is too long. */
  excess: { length: number; limit: number } | undefined
  text: string
  /** `isWhole` is false while the input has no value yet, such as half a date. */
  type(text: string, isWhole?: boolean): void
  start(): void
  /** Saves the input; `text` is given if it is newer than the state. */
  finish(text?: string): void
  onBlur(): void
  onKeyDown(event: KeyboardEvent): void
  /** The button that starts the edit; it gets the focus back when a key ended it. */
  trigger: RefObject<HTMLButtonElement | null>
}

/** Inline editing of a text. Enter, blur and closing the page save it; Esc cancels. A text that is too long stays in the field until it is shorter. */
export function useInlineEdit({ value, save, read = plain, typed = String, limit = 1000 }: Options): InlineEdit {
  const [text, setText] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  // The edit is based on the lead as it was at the start, so that a change by somebody else meanwhile becomes a conflict.
  const begun = useRef({ value, save })
  const isWhole = useRef(true)
  const isEditing = text !== undefined

  useEffect(() => {
    if (isEditing || !returns.current) return
    returns.current = false
    trigger.current?.focus()
  }, [isEditing])

  /** How long a typed text is, if that is too long. A text of before may stay as it is. */
  const excessOf = (text: string) => {
    const length = text.trim().length > limit ? [...text.trim()].length : 0
    return length > limit && text.trim() !== begun.current.value?.trim() ? { length, limit } : undefined
  }
  const meaning = (typed: string) => (isWhole.current && !excessOf(typed) ? read(typed) : undefined)
  const end = () => {
    latest.current = undefined
    setText(undefined)
    setWrong(false)
  }
  const finish = (last = text) => {
    if (last === undefined) return
    const meant = meaning(last)
    if (meant === undefined) {
      returns.current = false
      setWrong(true)
      return
    }
    end()
    if (meant !== begun.current.value) begun.current.save(meant)
  }
  // A field that is unmounted with its page, as by the Back of a phone, gets no blur.
  const latest = useRef<() => void>(undefined)
  latest.current = text === undefined ? undefined : finish
  useEffect(() => () => latest.current?.(), [])

  const excess = text === undefined ? undefined : excessOf(text)
  return {
    isEditing,
    isWrong: isWrong || excess !== undefined,
    excess,
    text: text ?? '',
    type: (next, whole = true) => {
      isWhole.current = whole
      setText((before) => (before === undefined ? undefined : next)) // a list reports a choice after the edit ended
      setWrong(false)
    },
    start: () => {
      begun.current = { value, save }
      isWhole.current = true
      setText(value === null ? '' : typed(value))
    },
    finish: (last) => {
      returns.current = true
      finish(last)
    },
    // An invalid text is reset on blur, since nobody would see its error.
    onBlur: () => {
      if (excess) return
      if (text !== undefined && meaning(text) === undefined) end()
      else finish()
    },
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
