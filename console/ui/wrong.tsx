import { useTranslation } from 'react-i18next'
import { sayProblem } from './say-problem.ts'

/** Why what was sent was refused, beside the field or the button that it is about. */
export function Wrong({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error == null) return null
  return (
    <span className="msg" role="alert">
      {sayProblem(t, error)}
    </span>
  )
}
