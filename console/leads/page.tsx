import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../shell/title.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { ViewBar } from '../view-bar/view-bar.tsx'
import { ViewError } from '../view-bar/view-error.tsx'
import { Actions } from './actions.tsx'
import { Cards } from './cards.tsx'
import { type ColumnChoice, useColumnChoice } from './column-choice.ts'
import css from './leads.module.css'
import { SelectionBar } from './selection-bar.tsx'
import { Table } from './table.tsx'
import { type Leads, useLeads } from './use-leads.ts'

const EmptyList = lazy(() => import('./empty.tsx'))

/** The leads of a view as a list that is edited inline. */
export default function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.leads'))
  return useIsPhone() ? <PhonePage /> : <DeskPage />
}

function DeskPage() {
  const leads = useLeads({ row: 40, head: 32 })
  const choice = useColumnChoice()
  return (
    <>
      <Bar leads={leads} choice={choice} />
      <div className={css.pane}>
        <State leads={leads}>
          <Table leads={leads} choice={choice} />
        </State>
        <SelectionBar leads={leads} choice={choice} />
      </div>
    </>
  )
}

function PhonePage() {
  const leads = useLeads({ row: 101, head: 0 })
  const choice = useColumnChoice()
  return (
    <>
      <Bar leads={leads} choice={choice} />
      <div className={css.pane}>
        <State leads={leads}>
          <Cards leads={leads} />
        </State>
        <SelectionBar leads={leads} choice={choice} />
      </div>
    </>
  )
}

function Bar({ leads, choice }: { leads: Leads; choice: ColumnChoice }) {
  const { t } = useTranslation()
  const actions = <Actions leads={leads} choice={choice} />
  return <ViewBar title={t('nav.leads')} actions={actions} total={leads.total} sum={leads.sum} />
}

function State({ leads, children }: { leads: Leads; children: React.ReactNode }) {
  const { t } = useTranslation()
  const { list, total } = leads
  if (list.error) return <ViewError error={list.error} title={t('leads.failed')} retry={() => void list.refetch()} />
  if (total === 0)
    return (
      <Suspense fallback={null}>
        <EmptyList />
      </Suspense>
    )
  return children
}
