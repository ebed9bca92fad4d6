/** What the server says of its command. */
export function OwnWords({ text }: { text: string }) {
  return (
    <section aria-label="In the server’s words" className="grid gap-2">
      <h2 className="text-section">In the server’s words</h2>
      <p className="max-w-prose whitespace-pre-line text-muted wrap-anywhere">{text}</p>
    </section>
  )
}
