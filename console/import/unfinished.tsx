import { useTranslation } from 'react-i18next'
import type { Import } from '../api/types.ts'
import { RemoveImport } from './remove-import.tsx'
import css from './unfinished.module.css'
import { useSize } from './use-size.ts'

/** How much of a file has arrived, and a button that removes it and frees its space. */
export function Unfinished({ work, onRemoved }: { work: Import; onRemoved: () => void }) {
  const { t } = useTranslation()
  const sizeOf = useSize()
  return (
    <p className={css.unfinished}>
      <span>{t('imports.unfinished', { received: sizeOf(work.received), size: sizeOf(work.size) })}</span>
      <RemoveImport work={work} onRemoved={onRemoved} />
    </p>
  )
}
