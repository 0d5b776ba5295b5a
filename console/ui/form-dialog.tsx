import { Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from './confirm.tsx'
import { FieldError } from './field-error.tsx'
import css from './form-dialog.module.css'
import { type Fields, useUnsavedForm } from './unsaved.ts'

type Props = {
  title: string
  /** The label of the button that saves. */
  action: string
  children: ReactNode
  /** Saves the fields; the dialog closes unless this rejects. `began` are the values at the start. */
  save(given: Fields, began: Fields): Promise<unknown>
  close(): void
}

/** A form in a dialog: it saves once, shows a refusal, and closes after saving. A click outside does not discard input. */
export function FormDialog({ title, action, children, save, close }: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const isAsking = useRef(false)
  const unsaved = useUnsavedForm()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    try {
      await save(unsaved.read(), unsaved.began())
      unsaved.markSaved() // so that nobody is asked about saved edits if closing leaves the page
      close()
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  const leave = async () => {
    if (isBusy || isAsking.current) return
    isAsking.current = true
    const question = { title: t('unsaved.closeTitle'), text: t('unsaved.text'), action: t('unsaved.close') }
    if (!unsaved.isDirty() || (await confirm(question))) close()
    setTimeout(() => {
      isAsking.current = false // after the Esc that answered the question has passed all dialogs
    })
  }
  return (
    <Modal
      opened
      centered
      padding={24}
      onClose={() => void leave()}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)} ref={unsaved.ref}>
        {children}
        <FieldError error={error} />
        <footer className={css.buttons}>
          <button type="submit" className="btn primary" disabled={isBusy}>
            {action}
          </button>
          <button type="button" className="btn quiet" disabled={isBusy} onClick={close}>
            {t('card.cancel')}
          </button>
        </footer>
      </form>
    </Modal>
  )
}
