import { Fragment } from 'react'

/** A command's name that breaks after its underscores where it must. */
export function BreakableName({ name }: { name: string }) {
  return [...name.matchAll(/[^_]*_|[^_]+$/g)].map(({ 0: part, index }) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
