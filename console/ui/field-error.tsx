import { useTranslation } from 'react-i18next'
import { problemText } from './problem-text.ts'

/** Why what was sent was refused, beside the field or the button that it is about. */
export function FieldError({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error == null) return null
  return (
    <span className="msg" role="alert">
      {problemText(t, error)}
    </span>
  )
}
