import { useTranslation } from 'react-i18next'
import { useReceiptFiles } from '../api/inbox.ts'
import { useProjectId } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { IconDownload } from '../ui/icons.ts'
import css from './detail.module.css'

/** The files of a receipt as downloads only, since they come from strangers. */
export function Files({ receipt }: { receipt: WholeReceipt }) {
  const { t, i18n } = useTranslation()
  const project = useProjectId()
  const files = useReceiptFiles(receipt.id)
  const size = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  if (files.length === 0) return null
  return (
    <section aria-labelledby="files">
      <h3 id="files" className={css.head}>
        {t('inbox.files')}
      </h3>
      <ul className={css.files}>
        {files.map(({ number, name, type, size: bytes }) => (
          <li key={number}>
            <a className="link" href={`/api/v2/projects/${project}/receipts/${receipt.id}/files/${number}`} download>
              <IconDownload className="i" aria-hidden />
              <span className="cut">{name}</span>
            </a>
            <span className="t2 num">
              {type}, {size.format(Math.max(1, Math.round(bytes / 1_000)))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
