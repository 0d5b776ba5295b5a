import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'

/** Writes a size of a file (bytes). */
export function useSize(): (bytes: number) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (bytes) => {
    const [value, unit] = bytes < 1_048_576 ? [bytes / 1_024, 'kb'] : [bytes / 1_048_576, 'mb']
    return t(`imports.size.${unit}`, { number: format.decimal(Math.max(0.1, Math.round(value * 10) / 10)) })
  }
}
