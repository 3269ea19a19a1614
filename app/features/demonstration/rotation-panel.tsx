import { CodeBlock } from '~/components/code-block';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { OrderButton } from './order-button';
import type { PanelProps } from './panel-props';

/** How Wave proves its events and asks for proof of requests, and the change of the secret. */
export function RotationPanel({ chosen, result }: PanelProps) {
  const t = useT();
  const { walletId, newSecret, webhookStrategy, requestSigningSecret } = chosen.wallet;
  const other = webhookStrategy === 'signing' ? 'shared-secret' : 'signing';
  return (
    <Section
      title={t('demonstration.rotation.title')}
      description={t('demonstration.rotation.text')}
    >
      <div className="flex flex-col gap-4">
        {newSecret !== null && (
          <CodeBlock label={t('demonstration.rotation.newSecret')} text={newSecret} />
        )}
        {requestSigningSecret !== null && (
          <CodeBlock
            label={t('demonstration.rotation.signingSecret')}
            text={requestSigningSecret}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <OrderButton
            intent={newSecret === null ? 'rotate' : 'end-rotation'}
            result={result}
            label={t(
              newSecret === null ? 'demonstration.rotation.start' : 'demonstration.rotation.end',
            )}
            values={{ walletId }}
          />
          <OrderButton
            intent="strategy"
            result={result}
            label={t(`demonstration.rotation.use.${other}`)}
            values={{ walletId }}
          />
          <OrderButton
            intent={requestSigningSecret === null ? 'demand-signing' : 'drop-signing'}
            result={result}
            label={t(
              requestSigningSecret === null
                ? 'demonstration.rotation.demandSigning'
                : 'demonstration.rotation.dropSigning',
            )}
            values={{ walletId }}
          />
        </div>
      </div>
    </Section>
  );
}
