/** The console's colours and type (app/globals.css), as far as these pages need them: they stand without the console. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f5f7f6, #0a0d0c);
  --surface: light-dark(#ffffff, #0f1312);
  --sunken: light-dark(#f1f4f3, #0b0f0e);
  --line: light-dark(#e3e8e6, #222927);
  --control: light-dark(#7f8a85, #66736e);
  --ink: light-dark(#121816, #e7ecea);
  --muted: light-dark(#47524d, #a8b3af);
  --faint: light-dark(#606b66, #86918d);
  --accent: light-dark(#0a675e, #4fc4b3);
  --on-accent: light-dark(#ffffff, #03211d);
  --read: light-dark(#1d5cb8, #82b3f5);
  --read-soft: light-dark(#e6effb, #132338);
  --write: light-dark(#8d5200, #e5b04f);
  --write-soft: light-dark(#fbf0dc, #2f240e);
  --destructive: light-dark(#b0281f, #f38b82);
  --destructive-soft: light-dark(#fbe9e7, #381815);
  --ring: light-dark(#0b8577, #5ad6c3);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 2.5rem 1rem;
  background: var(--canvas);
  color: var(--ink);
  font: 0.875rem/1.25rem "Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif;
  overflow-wrap: anywhere;
  -webkit-font-smoothing: antialiased;
}
main {
  max-width: 28rem;
  margin: 0 auto;
  padding: 1.75rem;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 9px;
}
h1 { margin: 0; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -0.012em; }
h2 { margin: 1.5rem 0 0.25rem; font-size: 0.9375rem; line-height: 1.375rem; font-weight: 600; }
p { margin: 0.5rem 0 0; }
.quiet { color: var(--muted); }
.caption { margin: 0 0 0.25rem; color: var(--muted); font-size: 0.75rem; line-height: 1rem; }
code {
  font-family: "JetBrains Mono Variable", ui-monospace, "SFMono-Regular", monospace;
  font-size: 0.93em;
}
ul { margin: 0.25rem 0 0; padding: 0; list-style: none; }
li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
li:last-child { border-bottom: 0; }
.scope { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; color: var(--muted); }
.effect {
  padding: 0 0.375rem;
  border-radius: 3px;
  font-size: 0.75rem;
  line-height: 1.125rem;
  white-space: nowrap;
}
.read { color: var(--read); background: var(--read-soft); }
.write { color: var(--write); background: var(--write-soft); }
.destructive { color: var(--destructive); background: var(--destructive-soft); }
.alert { margin: 1rem 0 0; padding: 0.75rem; border-radius: 5px; background: var(--destructive-soft); }
.alert p:first-child { margin: 0; color: var(--destructive); font-weight: 600; }
fieldset { margin: 1.25rem 0 0; padding: 1.25rem 0 0; border: 0; border-top: 1px solid var(--line); }
label { display: block; margin: 0 0 0.25rem; font-weight: 500; }
.field { margin: 0 0 0.875rem; }
input, select {
  width: 100%;
  height: 2.25rem;
  padding: 0 0.625rem;
  border: 1px solid var(--control);
  border-radius: 5px;
  background: var(--surface);
  color: var(--ink);
  font: inherit;
}
::placeholder { color: var(--faint); opacity: 1; }
.actions { display: flex; align-items: center; gap: 1.25rem; margin-top: 1.25rem; }
button {
  height: 2.25rem;
  padding: 0 1rem;
  border: 0;
  border-radius: 5px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
fieldset:disabled :is(input, select) { background: var(--sunken); border-color: var(--line); }
fieldset:disabled :is(button, input, select) { cursor: not-allowed; }
fieldset:disabled button { background: var(--sunken); color: var(--muted); }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
@media (max-width: 40rem) {
  body { padding: 0; background: var(--surface); }
  main { padding: 1.5rem 1rem; border: 0; }
  input, select, button { height: 2.75rem; font-size: 1rem; }
}
`
