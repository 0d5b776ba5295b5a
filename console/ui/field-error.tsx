import { useTranslation } from 'react-i18next'
import { problemText } from './problem-text.ts'

/** The error of a form field or a form. */
export function FieldError({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error == null) return null
  return (
    <span className="msg" role="alert">
      {problemText(t, error)}
    </span>
  )
}
