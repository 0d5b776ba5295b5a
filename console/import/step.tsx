import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './import.module.css'
import { steps } from './rail.tsx'

/** A step: its number, its name, and what is shown beside them. */
export function Step({
  name,
  beside,
  children,
}: {
  name: (typeof steps)[number]
  beside?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <section className={css.step} id={name} aria-labelledby={`step-${name}`}>
      <header>
        <span className={css.number} aria-hidden>
          {steps.indexOf(name) + 1}
        </span>
        <h2 id={`step-${name}`}>{t(`imports.step.${name}`)}</h2>
        {beside}
      </header>
      {children}
    </section>
  )
}
