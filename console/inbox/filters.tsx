import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useForms } from '../api/forms.ts'
import type { ReceiptSummary } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconChevronDown, IconPlus } from '../ui/icons.ts'
import { Segments } from '../ui/segments.tsx'
import { End } from './end.tsx'
import css from './inbox.module.css'
import { ends, type InboxView, type useInboxView } from './inbox-view.ts'
import { useWayText } from './receipt-words.ts'

type Props = { view: InboxView; change: ReturnType<typeof useInboxView>[1]; summary: ReceiptSummary | undefined }

/** Filters receipts by outcome, as a legend of the histogram, and by way. */
export function Filters({ view, change, summary }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const wayOf = useWayText()
  const forms = useForms(true)
  const { way, form, mapping } = view
  const count = (n: number | undefined) => n !== undefined && <span className="num">{format.number(n)}</span>
  const all = summary && ends.reduce((sum, end) => sum + summary.ends[end], 0)
  const chosen = (way ?? form) && wayOf({ way: (way ?? 'form') as never, form: form ?? null, mapping: mapping ?? null })
  const used = summary?.ways ?? []
  const idle = forms.filter(({ id, closed }) => !closed && !used.some((each) => each.form === id))
  const ways = [...used, ...idle.map(({ id }) => ({ way: 'form', form: id, mapping: null, receipts: 0 }) as const)]
  const quarantined = summary?.in_quarantine ?? 0
  return (
    <div className={css.filters}>
      <Segments
        label={t('inbox.col.end')}
        values={['all', ...ends]}
        chosen={view.end ?? 'all'}
        say={(end) =>
          end === 'all' ? (
            <>
              {t('inbox.all')} {count(all)}
            </>
          ) : (
            <End end={end}>{count(summary?.ends[end])}</End>
          )
        }
        choose={(end) => change({ end: end === 'all' || end === view.end ? undefined : end, receipt: undefined })}
      />
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <button type="button" className={`btn s ${chosen ? '' : 'quiet'}`}>
            {chosen ? null : <IconPlus className="i" aria-hidden />}
            {chosen ? t('inbox.wayIs', { way: chosen }) : t('inbox.col.way')}
            {chosen && <IconChevronDown className="i" aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={css.ways}>
          {chosen && (
            <Menu.Item onClick={() => change({ way: undefined, key: undefined, form: undefined, mapping: undefined })}>
              {t('inbox.anyWay')}
            </Menu.Item>
          )}
          {ways.map((each) => (
            <Menu.Item
              key={`${each.way} ${each.form} ${each.mapping}`}
              rightSection={<span className="t3 num">{format.number(each.receipts)}</span>}
              onClick={() =>
                change({
                  way: each.way,
                  key: undefined,
                  form: each.form ?? undefined,
                  mapping: each.mapping ?? undefined,
                  receipt: undefined,
                })
              }
            >
              {wayOf(each)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {quarantined > 0 && (
        <div className={css.totals}>
          <span className="t2">{t('inbox.quarantined')}</span>
          <button
            type="button"
            className="link"
            onClick={() => change({ period: 'all', end: 'quarantine', receipt: undefined })}
          >
            {t('inbox.ofAllTime', { number: format.number(quarantined) })}
          </button>
        </div>
      )}
    </div>
  )
}
