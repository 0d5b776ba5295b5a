import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from './confirm.tsx'

/** The forms of the page, and whether each has unsaved edits. */
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

/** Registers whether a form has unsaved edits. */
export function useUnsaved(isDirty: boolean): void {
  const latest = useRef(isDirty)
  latest.current = isDirty
  useForm(() => latest.current)
}

/** The fields of a form by their names. */
export type Fields = Record<string, string>

/** The same for a form with uncontrolled fields. `read` returns their values, and `began` those when the form was shown or marked as saved. */
export function useUnsavedForm() {
  const form = useRef<HTMLFormElement>(null)
  const saved = useRef<Entries>([])
  const isDirty = () =>
    form.current !== null && JSON.stringify(entriesOf(form.current)) !== JSON.stringify(saved.current)
  useForm(isDirty)
  const ref = useCallback((shown: HTMLFormElement | null) => {
    form.current = shown
    if (shown) saved.current = entriesOf(shown) // in a dialog the form mounts later than the component
  }, [])
  return {
    ref,
    isDirty,
    read: () => fieldsOf(entriesOf(form.current)),
    began: () => fieldsOf(saved.current),
    /** Marks the given fields, or the present ones, as saved; input during a save stays unsaved. */
    markSaved: (fields?: Fields) => {
      saved.current = fields ? Object.entries(fields) : entriesOf(form.current)
    },
  }
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

type Entries = [string, FormDataEntryValue][]

function entriesOf(form: HTMLFormElement | null): Entries {
  return form ? [...new FormData(form)] : []
}

function fieldsOf(entries: Entries): Fields {
  return Object.fromEntries(entries) as Fields
}
