/** Text for machines: a reference, an answer of another system. */
export function CodeBlock({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded border border-line bg-sunken px-3 py-2 font-mono text-sm"
    >
      <code>{text}</code>
    </pre>
  );
}
