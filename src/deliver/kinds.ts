import type { DestinationKind } from '../domain/destination-kind.ts'
import type { Kind } from './kind.ts'
import { metrika } from './kinds/metrika.ts'
import { vendor } from './kinds/vendor.ts'
import { webhook } from './kinds/webhook.ts'

/** The implementation of each kind of destination. */
export const kinds: Record<DestinationKind, Kind> = { webhook, vendor, metrika }
