/** How many fields have a message, in the nested shape of react-hook-form. */
export function countErrors(errors: unknown): number {
  if (typeof errors !== 'object' || errors === null) return 0
  if ('message' in errors && typeof errors.message === 'string') return 1
  return Object.values(errors).reduce((sum: number, each) => sum + countErrors(each), 0)
}
