import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { rejectedAddress, useRefusals } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import, ImportRefusal } from '../api/types.ts'
import { FailedPart } from '../ui/failed-part.tsx'
import { useFormat } from '../ui/format.ts'
import { IconDownload } from '../ui/icons.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import css from './table.module.css'

/** The refused rows, each with its line and its reason, and as a file to correct. */
export function Refusals({ work, count }: { work: Import; count: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const isPhone = useIsPhone()
  const pages = useRefusals(work)
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className={css.sub}>
        <h3>{t('imports.why')}</h3>
        <span className="t2 num">{format.number(count)}</span>
        <span className="grow" />
        <a className="btn s" href={rejectedAddress(project, work.id)} download>
          <IconDownload className="i" aria-hidden />
          {t('imports.download', { count, number: format.number(count) })}
        </a>
      </div>
      {pages.error && !pages.data ? (
        <FailedPart error={pages.error} retry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <Skeleton rows={3} />
      ) : (
        <table className={css.table}>
          <colgroup>
            <col style={{ width: 64 }} />
            <col style={{ width: isPhone ? '30%' : '20%' }} />
            <col />
            {!isPhone && <col style={{ width: '36%' }} />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={css.r}>
                {t('imports.line')}
              </th>
              <th scope="col">{t('imports.columnHead')}</th>
              <th scope="col">{t('imports.reasonHead')}</th>
              {!isPhone && <th scope="col">{t('imports.textHead')}</th>}
            </tr>
          </thead>
          <tbody>
            {items.map((refusal) => (
              <tr key={refusal.row}>
                <td className={css.r}>{format.number(refusal.line)}</td>
                <td className="cut">{String(refusal.params.column ?? '—')}</td>
                <td title={reasonOf(refusal)}>{reasonOf(refusal)}</td>
                {!isPhone && (
                  <td className={css.text} title={refusal.text}>
                    {refusal.text}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More pages={pages} />
    </>
  )

  function reasonOf({ code, params, detail }: ImportRefusal): string {
    const name = `imports.reason.${code}`
    if (!i18next.exists(name)) return detail
    const known = Array.isArray(params.known) ? { known: params.known.join(', ') } : {}
    return t(name, { ...params, ...known })
  }
}
