import type { ComponentType } from 'react'
import type { Type } from '@/lib/commands/types'
import { IntegerView } from './views/integer-view'
import { ListView } from './views/list-view'
import { RawView } from './views/raw-view'
import { SuccessView } from './views/success-view'
import { TextView } from './views/text-view'
import { TupleView } from './views/tuple-view'
import type { ViewProps } from './views/view-props'

/** A view for every kind of result; a new kind without one does not compile. */
export const viewFor = {
  rescode: SuccessView,
  restuple: SuccessView,
  integer: IntegerView,
  string: TextView,
  binary: TextView,
  atom: TextView,
  list: ListView,
  tuple: TupleView,
  any: RawView,
} satisfies { [K in Type['kind']]: ComponentType<ViewProps> }
