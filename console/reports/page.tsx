import { Later } from '../ui/later.tsx'

export default function Page() {
  return <Later page="reports" />
}
