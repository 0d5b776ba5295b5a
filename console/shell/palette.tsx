import { useHotkeys } from '@mantine/hooks'

/** Leads, pages and actions in one field. */
export default function Palette() {
  useHotkeys([])
  return null
}
