import { InstantText } from '~/components/dates';
import { useT } from '~/i18n/t';

export type SentMessage = {
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly sentAt: Date;
};

type SentMessagesProps = {
  readonly title: string;
  readonly empty: string;
  readonly messages: readonly SentMessage[];
};

/** What the demonstration would have sent, the newest first. */
export function SentMessages({ title, empty, messages }: SentMessagesProps) {
  const t = useT();
  return (
    <section className="mt-6 border-t border-line pt-5">
      <h2 className="text-lg font-semibold">{title}</h2>
      {messages.length === 0 && <p className="mt-2 text-ink-soft">{empty}</p>}
      <ul className="mt-3 flex flex-col gap-3">
        {messages.map(({ to, subject, text, sentAt }, index) => (
          <li key={`${sentAt.getTime()}-${index}`} className="rounded border border-line">
            <details open={index === 0}>
              <summary className="cursor-pointer px-3 py-2">
                <span className="font-medium break-words">
                  {subject ?? t('auth.messages.to', { to })}
                </span>
                <span className="block text-sm text-ink-soft">
                  {subject !== null && (
                    <span className="break-all">{t('auth.messages.to', { to })} · </span>
                  )}
                  <InstantText instant={sentAt} />
                </span>
              </summary>
              <p className="border-t border-line px-3 py-3 break-words whitespace-pre-line">
                <WithLinks text={text} />
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The addresses in a text as links: the reader of the demonstration follows them from here. */
function WithLinks({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) =>
    piece.startsWith('http') ? (
      <a key={index} href={piece} className="text-link break-all">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
