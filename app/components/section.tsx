import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

type SectionProps = {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Without inner space: for a table that touches the edges. */
  readonly flush?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A white surface with a hairline: the one kind of box of the product. */
export function Section(props: SectionProps) {
  const { title, description, actions, flush, className, children } = props;
  const id = useId();
  const hasActions = actions !== undefined && actions !== null && actions !== false;
  const hasHead = title !== undefined || hasActions;
  return (
    <section
      {...(title === undefined ? {} : { 'aria-labelledby': id })}
      className={classNames('min-w-0 rounded border border-line bg-surface', className)}
    >
      {hasHead && (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
          <div>
            {title !== undefined && (
              <h2 id={id} className="font-semibold">
                {title}
              </h2>
            )}
            {description !== undefined && <p className="text-sm text-ink-soft">{description}</p>}
          </div>
          {actions}
        </div>
      )}
      <div className={flush ? 'overflow-clip rounded' : 'p-4'}>{children}</div>
    </section>
  );
}

/** A record: its facts and lists on the left, history and documents on the right. */
export function DetailLayout({
  main,
  aside,
}: {
  readonly main: ReactNode;
  readonly aside: ReactNode;
}) {
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-w-0 flex-col gap-5">{main}</div>
      <aside className="flex min-w-0 flex-col gap-5">{aside}</aside>
    </div>
  );
}

/** Things below each other, at the distance of sections. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-5">{children}</div>;
}
