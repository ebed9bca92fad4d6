/** A list need not have elements; what is sent then is said. */
export function EmptyListHint() {
  return <p className="text-caption text-faint">An empty list is sent.</p>
}
