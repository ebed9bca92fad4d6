/** A moment as ejabberd's commands write it: `YYYY-MM-DDTHH:MM:SSZ`, with microseconds when it is "now". */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** The same moment in the person's own time zone; undefined for text that is no moment. */
export function localTime(text: string): string | undefined {
  if (!MOMENT.test(text)) return undefined
  const date = new Date(text)
  return Number.isNaN(date.getTime())
    ? undefined
    : date.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' })
}
