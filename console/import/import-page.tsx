import { Link, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpen, useImport } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { ColumnsStep } from './columns-step.tsx'
import { Earlier } from './earlier.tsx'
import { FileStep } from './file-step.tsx'
import { ForecastStep } from './forecast-step.tsx'
import { ImportHead } from './head.tsx'
import css from './import.module.css'
import rail from './rail.module.css'
import { Rail } from './rail.tsx'
import { RunStep } from './run-step.tsx'

/** One import with its steps on one page, so that a decision is corrected by scrolling, not by going back. */
export default function ImportPage() {
  const { t } = useTranslation()
  const project = useProjectId()
  const { import: id } = useParams({ strict: false }) as { import: string }
  const { data, error, refetch } = useImport(id)
  const isPhone = useIsPhone()
  return (
    <>
      <ImportHead title={t('imports.title')}>
        <Link
          className="btn quiet"
          to={`/p/${project}/import`}
          search={(data && isOpen(data) ? { instead: id } : {}) as never}
        >
          {t('imports.other')}
        </Link>
      </ImportHead>
      {error && !data ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={8} />
      ) : (
        <div className={css.wizard}>
          {!isPhone && (
            <div className={rail.rail}>
              <Rail work={data} />
              <Earlier except={id} />
            </div>
          )}
          <Steps work={data} />
        </div>
      )}
    </>
  )
}

function Steps({ work }: { work: Import }) {
  const { t } = useTranslation()
  const steps = useRef<HTMLElement>(null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys can scroll it
    <section className={css.steps} ref={steps} tabIndex={0} aria-label={t('imports.region')}>
      <FileStep work={work} />
      {work.preview && work.mapping && <ColumnsStep work={work} preview={work.preview} mapping={work.mapping} />}
      {(work.forecast || work.state === 'forecasting') && <ForecastStep work={work} />}
      <RunStep work={work} />
    </section>
  )
}
