import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type EntryPoint, useEntryPoints } from '../api/entry-points.ts'
import { useProjectId } from '../api/session.ts'
import { useTitle } from '../shell/title.ts'
import { useFormat } from '../ui/format.ts'
import { IconArrowLeft } from '../ui/icons.ts'
import pageHead from '../ui/page-head.module.css'
import { useIsPhone } from '../ui/use-phone.ts'
import css from './forms.module.css'
import { WayState } from './state.tsx'

type Props = { title: string; points(point: EntryPoint): boolean; children?: ReactNode }

/** The header of a page of the section: the way back, the name, and the state. */
export function Crumb({ title, points, children }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const isPhone = useIsPhone()
  const { data } = useEntryPoints()
  const point = data?.items.find(points)
  useTitle(title)
  return (
    <header className={`${isPhone ? pageHead['ph-head'] : pageHead.head} ${css.crumb}`}>
      <Link className="ib" to={`/p/${project}/forms`} aria-label={t('forms.back')} title={t('forms.back')}>
        <IconArrowLeft className="i" aria-hidden />
      </Link>
      <h1 className="cut">{title}</h1>
      {point && !isPhone && (
        <>
          <WayState of={point} />
          <span className="t2">
            {t('forms.in30days', { count: point.receipts, number: format.number(point.receipts) })}
          </span>
        </>
      )}
      <span className="grow" />
      {children}
    </header>
  )
}
