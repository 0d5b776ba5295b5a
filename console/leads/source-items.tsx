import { Menu } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSources } from '../api/sources.ts'
import { useFormat } from '../ui/format.ts'

/** Menu items of the existing sources, and the typed text as a new one. */
export default function SourceItems({ pick }: { pick(source: string | null): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const found = useSources(typed)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), []) // the menu opened before these items were loaded
  const isOther = typed.trim() !== '' && !found.some(({ source }) => source === typed.trim())
  return (
    <>
      <Menu.Search
        ref={box}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={t('leads.bulk.findSource')}
        aria-label={t('leads.bulk.findSource')}
      />
      {isOther && (
        <Menu.Item onClick={() => pick(typed.trim())}>{t('leads.bulk.newSource', { name: typed.trim() })}</Menu.Item>
      )}
      {found.map(({ source, leads }) => (
        <Menu.Item
          key={source}
          title={source}
          classNames={{ itemLabel: 'cut' }}
          rightSection={<span className="num t2">{format.number(leads)}</span>}
          onClick={() => pick(source)}
        >
          {source}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => pick(null)}>{t('leads.noSource')}</Menu.Item>
    </>
  )
}
