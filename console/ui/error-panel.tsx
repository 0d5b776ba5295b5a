import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NetworkError, Problem } from '../api/client.ts'
import css from './centered.module.css'
import { IconRefresh } from './icons.ts'
import { problemText } from './problem-text.ts'

type Props = { error: unknown; reset?: () => void; title?: string; children?: ReactNode }

/**
 * An error in place of a page: what failed, a retry or another way out, and the technical details on request. An error that is no answer of the
 * server, such as a chunk that failed to load, can only be fixed by reloading the page.
 */
export function ErrorPanel({ error, reset, title, children }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const isAnswer = error instanceof Problem || error instanceof NetworkError
  return (
    <section className={css.centered} role="alert">
      <h3>{title ?? t('failed.title')}</h3>
      <p>{error instanceof NetworkError ? t('failed.away') : problemText(t, error)}</p>
      <div className={css.actions}>
        {children}
        {reset && (
          <button type="button" className="btn" onClick={isAnswer ? reset : () => window.location.reload()}>
            <IconRefresh className="i" aria-hidden />
            {t('failed.again')}
          </button>
        )}
        <button type="button" className="btn quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('failed.details')}
        </button>
      </div>
      {isOpen && <p className="num t3">{detailsOf(error)}</p>}
    </section>
  )
}

function detailsOf(error: unknown): string {
  if (error instanceof Problem) return [error.code, error.status, error.requestId].filter(Boolean).join(' · ')
  return error instanceof Error ? error.message : String(error)
}
