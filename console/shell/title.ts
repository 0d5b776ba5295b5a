import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnreadNotices } from '../api/bell.ts'
import { useProject } from '../api/session.ts'
import { useUnopenedCount } from './use-unopened-count.ts'

/** Titles of the open pages, the topmost last. */
const titles: { text: string }[] = []

/** Sets the title of the tab: the number of unopened leads and unread notices, the page, the project. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const waiting = useUnopenedCount() + useUnreadNotices()
  const { name } = useProject()
  const text = `${waiting > 0 ? `(${waiting}) ` : ''}${page || t('brand')} · ${name}`
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
