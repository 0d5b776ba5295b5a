import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type BulkRequest, useBulkPreview } from '../api/bulk.ts'
import { useFormat } from '../ui/format.ts'
import { problemText } from '../ui/problem-text.ts'
import css from './bulk-preview.module.css'

type Props = { request: BulkRequest; close(): void; run(request: BulkRequest): void }

/** Shows what a bulk edit of a whole view would change, before it is started. */
export default function BulkPreview({ request, close, run }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { edit } = request
  const { data, error } = useBulkPreview(request)
  const isRemoval = edit.do === 'remove'
  return (
    <Modal
      opened
      centered
      padding={24}
      onClose={close}
      title={t(`leads.bulk.ask.${edit.do}`, { name: edit.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css.told} role="status">
        {error ? (
          <p className={css.refused}>{problemText(t, error)}</p>
        ) : data ? (
          <>
            <p className={css.count}>
              {t(data.isExact ? 'leads.bulk.willChange' : 'leads.bulk.mayChange', {
                count: data.changing,
                number: format.number(data.changing),
              })}
            </p>
            <p className="t2 num">
              {t('leads.bulk.ofAll', { number: format.number(data.total), sum: format.money(data.sum) })}
            </p>
            <p className="t2">{t('leads.bulk.undoable')}</p>
          </>
        ) : (
          <span className="sk" />
        )}
      </div>
      <footer className={css.foot}>
        <button type="button" className="btn quiet" onClick={close}>
          {t('leads.bulk.cancel')}
        </button>
        <button
          type="button"
          className={isRemoval ? 'btn danger' : 'btn primary'}
          disabled={!data || data.changing === 0}
          key={data ? 'told' : 'asked'}
          // biome-ignore lint/a11y/noAutofocus: the preview is loaded now, and this button confirms it
          autoFocus={data !== undefined}
          onClick={() => run(request)}
        >
          {t(isRemoval ? 'leads.bulk.remove' : 'leads.bulk.change')}
        </button>
      </footer>
    </Modal>
  )
}
