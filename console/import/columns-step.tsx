import { useTranslation } from 'react-i18next'
import { isOpen, isWorking, useImportMutations } from '../api/imports.ts'
import type { Import, ImportColumn, ImportMapping, ImportPreview } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { translateProblem } from '../ui/problem-text.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { ColumnCard, ColumnRow } from './column-row.tsx'
import css from './import.module.css'
import { MemberPlans, StatusPlans } from './plans.tsx'
import { Rules } from './rules.tsx'
import { Step } from './step.tsx'
import table from './table.module.css'
import { isMoment } from './words.ts'

type Props = { work: Import; preview: ImportPreview; mapping: ImportMapping }

/** The step of columns: the target of each column, how existing leads are matched, and what values mean. */
export function ColumnsStep({ work, preview, mapping }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const { update, act } = useImportMutations(work.id)
  const canChange = isOpen(work) && !update.isPending
  const set = (change: Partial<ImportMapping>) => update.mutate({ mapping: change })
  const change = (column: number, next: ImportColumn | undefined) => {
    const others = mapping.columns.filter((each) => each.column !== column)
    set({ columns: filling([...others, ...(next ? [next] : [])].sort((one, other) => one.column - other.column)) })
  }
  const Row = isPhone ? ColumnCard : ColumnRow
  const rows = preview.columns.map((seen) => (
    <Row
      key={seen.column}
      seen={seen}
      plan={mapping.columns.find(({ column }) => column === seen.column)}
      columns={mapping.columns}
      preview={preview}
      canChange={canChange}
      change={(next) => change(seen.column, next)}
    />
  ))
  const isRunnable = isOpen(work) && mapping.columns.length > 0
  return (
    <Step
      name="columns"
      beside={<span className="t2">{t(preview.like_before ? 'imports.matchedBefore' : 'imports.matched')}</span>}
    >
      {isPhone ? (
        <ul className={table.cards}>{rows}</ul>
      ) : (
        <table className={table.table}>
          <colgroup>
            <col style={{ width: '18%' }} />
            <col style={{ width: 128 }} />
            <col />
            <col style={{ width: 200 }} />
            <col style={{ width: '22%' }} />
          </colgroup>
          <thead>
            <tr>
              {(['column', 'filled', 'examples', 'to', 'note'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`imports.head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
      <StatusPlans preview={preview} mapping={mapping} canChange={canChange} set={set} />
      <MemberPlans preview={preview} mapping={mapping} canChange={canChange} set={set} />
      <Rules mapping={mapping} canChange={canChange} set={set} />
      <FieldError error={update.error ?? act.error} />
      {isOpen(work) && work.reason && (
        <p role="alert">{translateProblem(t, work.reason.code, work.reason.params, work.reason.detail)}</p>
      )}
      {isRunnable && work.forecast === null && (
        <div className={css.acts}>
          <button
            type="button"
            className="btn primary"
            disabled={!canChange || act.isPending || isWorking(work)}
            onClick={() => act.mutate('forecast')}
          >
            {t('imports.countForecast')}
          </button>
          <span className="t2">{t('imports.nothingWritten')}</span>
        </div>
      )}
    </Step>
  )
}

/** A second column for the same target fills gaps of the first. A column of dates keeps only their format. */
function filling(columns: ImportColumn[]): ImportColumn[] {
  const taken = new Set<string>()
  return columns.map(({ fill: _, dates, ...rest }) => {
    const isSecond = rest.to !== 'new' && taken.has(rest.to)
    taken.add(rest.to)
    return {
      ...rest,
      ...(isSecond && { fill: true }),
      ...(dates && (isMoment(rest.to) || isOwn(rest.to)) && { dates }),
    }
  })
}

function isOwn(to: string): boolean {
  return to === 'new' || to.startsWith('field:')
}
