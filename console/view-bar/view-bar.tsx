import { Drawer } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRememberedView } from '../shell/last-view.ts'
import { useFormat } from '../ui/format.ts'
import { IconFilter } from '../ui/icons.ts'
import pageHead from '../ui/page-head.module.css'
import { useIsPhone } from '../ui/use-phone.ts'
import { useView } from '../view.ts'
import { AddCondition, Chips } from './chips.tsx'
import { readTree } from './filter-tree.ts'
import { OutsidePeriod } from './outside-period.tsx'
import { Period } from './period.tsx'
import { Search, SearchToggle } from './search.tsx'
import { Tabs } from './tabs.tsx'
import { Totals } from './totals.tsx'
import css from './view-bar.module.css'

type Props = {
  title: string
  kind?: 'list' | 'board'
  /** Buttons at the end of the header. */
  actions?: ReactNode
  total?: number | undefined
  sum?: string | undefined
  /** Replaces saved views and totals on a page without them. */
  tabs?: ReactNode
  /** Content beside the period. */
  beside?: ReactNode
}

/** The header of a page: period, search, saved views, conditions and totals. */
export function ViewBar(props: Props) {
  useRememberedView()
  return useIsPhone() ? <PhoneBar {...props} /> : <DeskBar {...props} />
}

function DeskBar({ title, kind = 'list', actions, total, sum, tabs, beside }: Props) {
  const [view] = useView()
  const isFiltered = view.filter !== undefined || view.broken !== undefined
  return (
    <>
      <header className={tabs ? `${pageHead.head} ${css.wraps}` : pageHead.head}>
        <h1>{title}</h1>
        <Period />
        {beside}
        <span className="grow" />
        <Search />
        {tabs && !isFiltered && <AddCondition isFilter />}
        {actions}
      </header>
      {tabs ?? <Tabs kind={kind} />}
      {(!tabs || isFiltered) && (
        <div className={css.filters}>
          <Chips />
          {!tabs && <Totals total={total} sum={sum} />}
        </div>
      )}
      {!tabs && <OutsidePeriod total={total} />}
    </>
  )
}

function PhoneBar({ title, kind = 'list', actions, total, sum, tabs, beside }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [view] = useView()
  const [isSeeking, setSeeking] = useState(view.q !== '')
  const [isFiltering, setFiltering] = useState(false)
  const conditions = readTree(view.filter).items.length
  return (
    <>
      <header className={pageHead['ph-head']}>
        <h1 className="grow">{title}</h1>
        <SearchToggle q={view.q} label={t('view.search')} isOpen={isSeeking} toggle={() => setSeeking(!isSeeking)} />
        <button
          type="button"
          className="ib"
          aria-label={t('view.filterOf', { count: conditions })}
          onClick={() => setFiltering(true)}
        >
          <IconFilter className="i" aria-hidden />
          {conditions > 0 && <span className={`fresh ${css.filtered}`} />}
        </button>
        {actions}
      </header>
      {isSeeking && (
        <div className={css['ph-seek']}>
          <Search autoFocus />
        </div>
      )}
      <div className={css['ph-sub']}>
        <Period />
        <span className="grow" />
        {tabs ? (
          beside
        ) : total === undefined ? (
          <span className="sk" style={{ width: 96 }} />
        ) : (
          <span className={css['ph-totals']}>
            <b>{format.number(total)}</b>
            {sum !== undefined && (
              <>
                <span>·</span>
                <b>{format.money(sum)}</b>
              </>
            )}
          </span>
        )}
      </div>
      {tabs ?? <Tabs kind={kind} />}
      {!tabs && <OutsidePeriod total={total} />}
      <Drawer
        opened={isFiltering}
        onClose={closeFilter}
        position="bottom"
        size="auto"
        withOverlay
        trapFocus
        lockScroll
        title={t('view.filter')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={`${css.filters} ${css['sheet-filters']}`}>
          <Chips />
        </div>
      </Drawer>
    </>
  )

  /** Closes the filter by Escape unless the editor of a condition is open: the drawer gets the key first. */
  function closeFilter(): void {
    if (!document.querySelector('.mantine-Popover-dropdown')) setFiltering(false)
  }
}
