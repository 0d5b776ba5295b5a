import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import css from './shell.module.css'

/** The first tab stop: skips the navigation and the filters to the first lead, or else to the page. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to a place in the page
    <a href="#content" className={css.skip} onClick={skip}>
      {t('skip')}
    </a>
  )
}

function skip(event: MouseEvent): void {
  event.preventDefault()
  const page = document.getElementById('content')
  const first = page?.querySelector<HTMLElement>('[data-open], [data-card]')
  ;(first ?? page)?.focus()
}
