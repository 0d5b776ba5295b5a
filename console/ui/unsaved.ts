import { useBlocker } from '@tanstack/react-router'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from './confirm.tsx'

/** The forms of the page, and whether each has edits that are not saved. */
const forms = new Map<string, () => boolean>()
const isUnsaved = () => [...forms.values()].some((isDirty) => isDirty())

/** Asks before the page is left with unsaved edits: once for all of its forms. */
export function useLeaveGuard(): void {
  const { t } = useTranslation()
  useBlocker({
    shouldBlockFn: async () => {
      if (!isUnsaved()) return false
      const question = {
        title: t('unsaved.title'),
        text: t('unsaved.text'),
        action: t('unsaved.leave'),
      }
      return !(await confirm(question))
    },
    enableBeforeUnload: isUnsaved,
  })
}

/** Notes whether a form has edits that are not saved. */
export function useUnsaved(isDirty: boolean): void {
  const latest = useRef(isDirty)
  latest.current = isDirty
  useForm(() => latest.current)
}

/** The same for a form whose fields keep their own values; `markSaved` is called when it was saved. */
export function useUnsavedForm() {
  const ref = useRef<HTMLFormElement>(null)
  const saved = useRef('')
  const markSaved = () => {
    saved.current = contentOf(ref.current)
  }
  useEffect(markSaved, [])
  useForm(() => contentOf(ref.current) !== saved.current)
  return { ref, markSaved }
}

function useForm(isDirty: () => boolean): void {
  const id = useId()
  const latest = useRef(isDirty)
  latest.current = isDirty
  useEffect(() => {
    forms.set(id, () => latest.current())
    return () => void forms.delete(id)
  }, [id])
}

function contentOf(form: HTMLFormElement | null): string {
  return form ? JSON.stringify([...new FormData(form)]) : ''
}
