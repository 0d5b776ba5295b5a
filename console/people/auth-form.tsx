import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../ui/mark.tsx'
import css from './people.module.css'

type Props = {
  title: string
  onSubmit(event: FormEvent<HTMLFormElement>): void
  children: ReactNode
  isFirst?: boolean
}

/** The form of a page outside the shell: logo, title, fields. */
export function AuthForm({ title, onSubmit, children, isFirst = false }: Props) {
  const { t } = useTranslation()
  return (
    <main className={isFirst ? `${css.gate} ${css.first}` : css.gate}>
      <form onSubmit={onSubmit} aria-labelledby="gate-title">
        <span className={css.brand}>
          <Mark />
          {t('brand')}
        </span>
        <h1 id="gate-title">{title}</h1>
        {children}
      </form>
    </main>
  )
}

/** The token in the fragment of the address, which is not sent to the server. */
export function tokenFromHash(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? ''
}
