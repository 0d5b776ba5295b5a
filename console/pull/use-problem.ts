import { useTranslation } from 'react-i18next'
import { isPulling } from '../api/pulls.ts'
import type { Pull } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { translateProblem } from '../ui/problem-text.ts'

/** The problem of a pull, and when it tries again. */
export function useProblem(pull: Pull): string | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  const { problem, next_at } = pull
  if (problem === null) return
  const { code, params, detail } = problem
  const text = code === 'fault' ? t('job.fault') : translateProblem(t, code, params, detail)
  return isPulling(pull) && next_at !== null ? `${text}. ${t('pull.tries', { when: format.clock(next_at) })}` : text
}
