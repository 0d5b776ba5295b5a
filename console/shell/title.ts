import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../api/session.ts'
import { useUnopenedCount } from './use-unopened-count.ts'

/** Titles of the open pages, the topmost last. */
const titles: { text: string }[] = []

/** Sets the title of the tab: unopened leads, page, project. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const unopened = useUnopenedCount()
  const { name } = useProject()
  const text = `${unopened > 0 ? `(${unopened}) ` : ''}${page || t('brand')} · ${name}`
  useEffect(() => {
    const title = { text }
    titles.push(title)
    document.title = text
    return () => {
      titles.splice(titles.indexOf(title), 1)
      document.title = titles.at(-1)?.text ?? text
    }
  }, [text])
}
