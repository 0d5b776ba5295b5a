import type { TFunction } from 'i18next'
import { NetworkError, Problem } from '../api/client.ts'

/** A refusal in the member's language, made of its code and parameters; one without a sentence of its own is told as it came. */
export function problemText(t: TFunction, error: unknown): string {
  if (error instanceof NetworkError) return t('problem.away')
  if (!(error instanceof Problem)) return t('problem.fault')
  return t(`problem.${error.code}`, { ...error.params, defaultValue: error.message })
}
