import i18next, { type TFunction } from 'i18next'
import { MayHaveArrived, mayHaveArrived, NetworkError, Problem } from '../api/client.ts'

/** An error as a sentence in the member's language. */
export function problemText(t: TFunction, error: unknown): string {
  if (error instanceof NetworkError) return t('problem.away')
  if (error instanceof MayHaveArrived) return t('problem.mayHaveArrived')
  if (!(error instanceof Problem)) return t('problem.fault')
  return translateProblem(t, error.code, error.params, error.message)
}

/** Why something has to be sent again by hand, as a sentence: first check whether it was done. */
export function unsentText(t: TFunction, error: unknown): string {
  return error instanceof Problem && mayHaveArrived(error) ? t('problem.brokeDown') : problemText(t, error)
}

/** A problem code as a sentence; one without a translation is shown as the server wrote it. */
export function translateProblem(t: TFunction, code: string, params: object, detail: string): string {
  return i18next.exists(`problem.${code}`) ? t(`problem.${code}`, { ...params }) : detail
}
