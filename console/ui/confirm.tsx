import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './confirm.module.css'
import { createStore } from './store.ts'

/** A question before an action that cannot be undone, or that is large but `isSafe`: its title, its consequences, and the label of its button. */
type Question = { title: string; text: string; action: string; isSafe?: boolean }

const asked = createStore<(Question & { answer(isMeant: boolean): void }) | undefined>(undefined)

/** Asks the question; resolves to whether it was confirmed. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (isMeant: boolean) => {
      asked.set(undefined)
      resolve(isMeant)
    }
    asked.set({ ...question, answer })
  })
}

/** Renders the question. The safe answer has the focus. */
export function Confirm() {
  const { t } = useTranslation()
  const question = asked.use()
  if (!question) return null
  const { title, text, action, isSafe, answer } = question
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={title}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css.question}>
        <p className="t2">{text}</p>
        <footer className={css.answers}>
          <button type="button" className="btn quiet" data-autofocus onClick={() => answer(false)}>
            {t('view.cancel')}
          </button>
          <button type="button" className={`btn ${isSafe ? 'primary' : 'danger'}`} onClick={() => answer(true)}>
            {action}
          </button>
        </footer>
      </div>
    </Modal>
  )
}
