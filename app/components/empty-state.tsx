import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyStateProps = {
  readonly icon?: LucideIcon | undefined;
  /** What will be here. */
  readonly title: string;
  /** Why it is useful. */
  readonly children?: ReactNode;
  /** The one action to start. */
  readonly action?: ReactNode;
  /** A link to the template file. */
  readonly template?: { readonly to: string; readonly label: string } | undefined;
};

export function EmptyState({ icon: Icon, title, children, action, template }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {Icon && (
        <span className="mb-1 flex size-10 items-center justify-center rounded-full bg-accent-soft text-accent">
          <Icon size={20} aria-hidden />
        </span>
      )}
      <p className="font-semibold">{title}</p>
      {children !== undefined && <div className="max-w-md text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-3">{action}</div>}
      {template && (
        <a href={template.to} download className="text-link mt-1 text-sm">
          {template.label}
        </a>
      )}
    </div>
  );
}
