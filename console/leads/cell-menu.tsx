import { Menu } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { isActive } from '../api/members.ts'
import { isSelectable } from '../api/statuses.ts'
import type { Status } from '../api/types.ts'
import { RemindItems } from '../lead/facts/remind-items.tsx'
import { useAssign } from '../lead/use-assign.ts'
import { useRemind } from '../lead/use-remind.ts'
import { useSetStatus } from '../lead/use-set-status.ts'
import { IconCheck } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import { ItemNumber, useTypedNumber } from '../ui/typed-number.tsx'
import { atHour } from '../ui/zone.ts'
import type { Act } from './columns.tsx'
import css from './leads.module.css'
import type { RowContext } from './row-context.ts'
import type { Row } from './rows.ts'

const PickMoment = lazy(() => import('../lead/facts/pick-moment.tsx'))

type MenuKind = Exclude<Act, 'price'>
/** An open menu: what it edits, and the element it is attached to. */
export type OpenMenu = { kind: MenuKind; row: Row; at: HTMLElement }

type Props = { open: OpenMenu; desk: RowContext; close(): void }

/** The one menu of all rows: it edits the lead and returns the focus. */
export function CellMenu({ open, desk, close }: Props) {
  const [isPicking, setPicking] = useState(false)
  const typeNumber = useTypedNumber()
  const { t, format } = desk
  const { kind, row, at } = open
  const [note, setNote] = useState(row.remind_note ?? '')
  const setStatus = useSetStatus(row)
  const assign = useAssign(row)
  const setReminder = useRemind(row)
  const { left, top, width, height } = at.getBoundingClientRect()
  const label = t(`leads.column.${kind === 'remind' ? 'remind_at' : kind}`)
  const end = () => {
    close()
    if (at.isConnected) at.focus({ preventScroll: true })
  }
  const remind = (moment: string | null) => {
    end()
    setReminder(moment, note)
  }
  const menus: Record<MenuKind, () => ReactNode> = {
    status: () => <StatusItems desk={desk} current={row.status} pick={(status) => void setStatus(status)} />,
    assignee: () => <MemberItems desk={desk} current={row.assignee} pick={assign} />,
    remind: () => (
      <RemindItems
        note={note}
        setNote={setNote}
        current={row.remind_at}
        canClear={row.remind_at !== null}
        pick={remind}
        more={() => setPicking(true)}
      />
    ),
  }

  return (
    <Menu
      opened
      onChange={(isOpen) => !isOpen && end()}
      position="bottom-start"
      width={isPicking ? 'auto' : kind === 'remind' ? 264 : 208}
      returnFocus={false}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <button
          type="button"
          aria-hidden
          aria-label={label}
          tabIndex={-1}
          className={css.hook}
          style={{ left, top, width, height }}
        />
      </Menu.Target>
      <Menu.Dropdown className={css.tall} onClick={kind === 'remind' ? undefined : end} onKeyDown={typeNumber}>
        {isPicking ? (
          <Suspense fallback={<div className={css.calendar} />}>
            <PickMoment
              value={row.remind_at ?? atHour(new Date(), 1, 10, format.timeZone)}
              save={remind}
              close={end}
              canClear={row.remind_at !== null}
            />
          </Suspense>
        ) : (
          menus[kind]()
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Menu items of the statuses, with their numbers. */
export function StatusItems({
  desk,
  current,
  pick,
}: {
  desk: RowContext
  current?: string
  pick(status: Status): void
}) {
  return [...desk.statuses.values()]
    .filter((each) => isSelectable(each) || each.id === current)
    .map((status, index) => (
      <Menu.Item
        key={status.id}
        leftSection={<span className={`dot ${status.colour}`} />}
        rightSection={
          <span className={css.end}>
            {status.id === current && <IconCheck className="i" aria-hidden />}
            <ItemNumber index={index} />
          </span>
        }
        aria-current={status.id === current || undefined}
        onClick={() => pick(status)}
      >
        {status.name}
      </Menu.Item>
    ))
}

/** Menu items of the active members, and nobody. */
export function MemberItems({
  desk: { t, members },
  current,
  pick,
}: {
  desk: RowContext
  current?: string | null
  pick(id: string | null, name: string | null): void
}) {
  const staff = [...members.values()].filter(isActive)
  const all: { id: string | null; name: string | null }[] = [...staff, { id: null, name: null }]
  return all.map(({ id, name }) => (
    <Menu.Item
      key={id ?? 'nobody'}
      leftSection={<Initials name={name} />}
      rightSection={id === current ? <IconCheck className="i" aria-hidden /> : null}
      aria-current={id === current || undefined}
      onClick={() => pick(id, name)}
    >
      {name ?? t('leads.nobody')}
    </Menu.Item>
  ))
}
