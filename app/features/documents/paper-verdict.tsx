import { Notice } from '~/components/notice';
import { useT } from '~/i18n/t';

/** The answer to a paper's code, for the one who followed it here. */
export function PaperVerdict({ genuine }: { readonly genuine: boolean | null }) {
  const t = useT();
  if (genuine === null) return null;
  return (
    <div className="mb-5">
      <Notice
        tone={genuine ? 'success' : 'danger'}
        title={t(
          genuine ? 'contributions.document.isGenuine' : 'contributions.document.isNotGenuine',
        )}
      >
        {t(
          genuine
            ? 'contributions.document.isGenuineText'
            : 'contributions.document.isNotGenuineText',
        )}
      </Notice>
    </div>
  );
}
