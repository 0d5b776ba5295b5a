import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconCheck, IconSelector } from '../ui/icons.ts'
import { defaults, useView } from '../view.ts'

/** The orders of cards that the board offers. */
const orders = ['-creation_date', 'creation_date', '-price'] as const

/** The order of the board for a view. A list may have orders that the board does not offer. */
export function sortOf(sort: string): string {
  return orders.find((each) => each === sort) ?? defaults.sort
}

/** Chooses the order of the cards in every column. */
export function SortMenu() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const current = sortOf(view.sort)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="ib" title={t('board.sort.label')} aria-label={t('board.sort.label')}>
          <IconSelector className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map((sort) => (
          <Menu.Item
            key={sort}
            aria-current={sort === current || undefined}
            rightSection={sort === current && <IconCheck className="i" aria-hidden />}
            onClick={() => change({ sort })}
          >
            {t(`board.sort.${sort}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
