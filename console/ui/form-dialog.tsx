import { Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from './confirm.tsx'
import { FieldError } from './field-error.tsx'
import css from './form-dialog.module.css'
import { type Fields, useUnsavedForm } from './unsaved.ts'

type Props = {
  title: string
  /** What the button that saves says. */
  action: string
  children: ReactNode
  /** Saves the fields; the dialog closes unless this rejects. `began` is what they were when it opened. */
  save(given: Fields, began: Fields): Promise<unknown>
  close(): void
}

/** A form in a dialog: saves once, shows why it was refused, closes when it was saved. What is typed does not go by a press beside it. */
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
      unsaved.markSaved() // where closing leaves the page, nobody is asked about what was just saved
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
      isAsking.current = false // once the Esc that answered has gone through all dialogs
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
