import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import css from './background.module.css'
import { useIsPhone } from './use-phone.ts'

/** A page over which a lead may be open; it is inert on a phone, where the lead covers it. */
export function Background({ children }: { children: ReactNode }) {
  const { lead } = useParams({ strict: false }) as { lead?: string }
  const isCovered = useIsPhone() && lead !== undefined
  return (
    <div className={css.page} inert={isCovered}>
      {children}
    </div>
  )
}
