import { Menu } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api/types.ts'
import { FailedJob } from '../jobs/failed-job.tsx'
import { JobProgress } from '../jobs/job-progress.tsx'
import { askLostReason } from '../lead/dialogs/open.ts'
import { useCanCreate } from '../lead/rights.ts'
import { IconChevronDown, IconDownload, IconTrash, IconX } from '../ui/icons.ts'
import css from '../ui/selection-bar.module.css'
import { useTypedNumber } from '../ui/typed-number.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { MemberItems, StatusItems } from './cell-menu.tsx'
import type { ColumnChoice } from './column-choice.ts'
import { ExportItems } from './export-items.tsx'
import { RemindChoice } from './remind-choice.tsx'
import { useBulkEdit } from './use-bulk-edit.ts'
import type { Leads } from './use-leads.ts'

const BulkPreview = lazy(() => import('./bulk-preview.tsx'))
const SourceItems = lazy(() => import('./source-items.tsx'))

type Props = { leads: Leads; choice: ColumnChoice }

/** The actions on the selected leads, and the progress and failure of a bulk edit. */
export function SelectionBar({ leads, choice }: Props) {
  const bulk = useBulkEdit(leads)
  return (
    <div className={css.floats}>
      <div className={css.notice}>
        <FailedJob kinds={['bulk', 'undo']} />
      </div>
      {bulk.running ? (
        <JobProgress job={bulk.running} stop={bulk.stop} />
      ) : (
        leads.selection.count > 0 && <Bar leads={leads} choice={choice} bulk={bulk} />
      )}
      <Suspense fallback={null}>
        {bulk.preview && <BulkPreview request={bulk.preview} close={bulk.cancel} run={bulk.run} />}
      </Suspense>
    </div>
  )
}

function Bar({ leads, choice, bulk }: Props & { bulk: ReturnType<typeof useBulkEdit> }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const { selection, desk, view, count } = leads
  const { format } = desk
  const canEdit = useCanCreate()
  const setStatus = async ({ id, name, type }: Status) => {
    const asked = t('leads.bulk.taken', { count: selection.count, number: format.number(selection.count) })
    const reason = type === 'canceled' ? await askLostReason(asked) : null
    if (reason !== undefined) bulk.begin({ do: 'status', value: id, name, reason })
  }
  return (
    <div className={`pop ${css.selbar} ${css.bar}`} role="toolbar" aria-label={t('leads.bulk.label')}>
      <span className={css.sum}>
        <span className={`${css.sb} num`} role="status">
          {t('leads.bulk.taken', { count: selection.count, number: format.number(selection.count) })}
        </span>
        <span className="t2 num">{format.money(selection.sum)}</span>
        {!selection.isWhole && count > selection.count && (
          <button type="button" className="link num" onClick={selection.selectAll}>
            {t('leads.bulk.all', { number: format.number(count) })}
          </button>
        )}
      </span>
      {canEdit && (
        <>
          <Choice kind="status" label={t('leads.column.status')}>
            <StatusItems desk={desk} pick={(status) => void setStatus(status)} />
          </Choice>
          <Choice kind="assignee" label={t('leads.column.assignee')}>
            <MemberItems
              desk={desk}
              pick={(value, name) => bulk.begin({ do: 'assignee', value, name: name ?? t('leads.nobody') })}
            />
          </Choice>
          <Choice kind="source" label={t('leads.column.source')} width={264}>
            <Suspense fallback={null}>
              <SourceItems pick={(value) => bulk.begin({ do: 'source', value, name: value ?? t('leads.noSource') })} />
            </Suspense>
          </Choice>
          <RemindChoice begin={bulk.begin} />
        </>
      )}
      <Menu position="top" width={224}>
        <Menu.Target>
          <button
            type="button"
            className={`ib ${css.first}`}
            title={t('leads.export.taken')}
            aria-label={t('leads.export.taken')}
          >
            <IconDownload className="i" aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItems view={view} names={choice.names} count={selection.count} selection={selection} />
        </Menu.Dropdown>
      </Menu>
      {canEdit && (
        <button
          type="button"
          className="ib"
          title={t('leads.bulk.remove')}
          aria-label={t('leads.bulk.remove')}
          onClick={() => bulk.begin({ do: 'remove', value: null, name: '' })}
        >
          <IconTrash className="i" aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={`ib ${css.first}`}
        title={isPhone ? undefined : `${t('leads.bulk.clear')}  Esc`}
        aria-label={t('leads.bulk.clear')}
        onClick={selection.clear}
      >
        <IconX className="i" aria-hidden />
      </button>
    </div>
  )
}

type ChoiceProps = { kind: string; label: string; width?: number; children: ReactNode }

function Choice({ kind, label, width = 208, children }: ChoiceProps) {
  const typeNumber = useTypedNumber()
  return (
    <Menu position="top-start" width={width}>
      <Menu.Target>
        <button type="button" className="btn quiet s" data-bulk={kind}>
          {label}
          <IconChevronDown className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.tall} onKeyDown={typeNumber}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
