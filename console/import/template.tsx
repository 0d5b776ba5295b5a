import { useTranslation } from 'react-i18next'
import { useOwnFields } from '../api/own-fields.ts'

/** A text that a spreadsheet would evaluate as a formula. */
const isFormula = /^[\s=+\-@]/

/**
 * An empty table with columns that are all recognised, including the own fields of the project. A byte order mark tells spreadsheets that it is
 * UTF-8.
 */
export function Template() {
  const { t } = useTranslation()
  const own = useOwnFields()
    .filter(({ name }) => !isFormula.test(name))
    .map(({ name }) => `"${name.replaceAll('"', '""')}"`)
  const names = [...t('imports.template.columns').split(';'), ...own].join(';')
  return (
    <a
      className="btn quiet"
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${names}\r\n`)}`}
      download={t('imports.template.file')}
    >
      {t('imports.template.get')}
    </a>
  )
}
