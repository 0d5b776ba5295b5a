import { useTranslation } from 'react-i18next'
import { FieldError } from '../ui/field-error.tsx'
import css from './settings.module.css'

type Props = { change: { error: Error | null; isPending: boolean }; isDirty: boolean; cancel(): void }

/** The end of a form of settings: its error, the button that saves it, and the one that restores the saved values. */
export function SaveRow({ change, isDirty, cancel }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <FieldError error={change.error} />
      <footer className={css['row-start']}>
        <button type="submit" className="btn primary" disabled={!isDirty || change.isPending}>
          {t('settings.save')}
        </button>
        {isDirty && (
          <button type="button" className="btn quiet" onClick={cancel}>
            {t('card.cancel')}
          </button>
        )}
      </footer>
    </>
  )
}
