import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { problemText } from '../ui/problem-text.ts'
import { forecast, type Plan } from './bulk.ts'
import css from './bulk-preview.module.css'

/** Tells what an edit of a whole view would do before it is done. */
export default function BulkPreview({ plan, close, run }: { plan: Plan; close(): void; run(plan: Plan): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { edit, project, target } = plan
  const { data, error } = useQuery({
    queryKey: ['p', project, 'forecast', target, edit],
    queryFn: () => forecast(plan),
    staleTime: 0,
    gcTime: 0,
  })
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
              {t('leads.bulk.willChange', { count: data.changing, number: format.number(data.changing) })}
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
          // biome-ignore lint/a11y/noAutofocus: what was asked is told now, and this is the answer to it
          autoFocus={data !== undefined}
          onClick={() => run(plan)}
        >
          {t(isRemoval ? 'leads.bulk.remove' : 'leads.bulk.change')}
        </button>
      </footer>
    </Modal>
  )
}
