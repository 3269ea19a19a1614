import type { TranslationKey } from '~/i18n/t';
import type { NavigationIconName } from './navigation-icon';

export type NavigationItem = {
  readonly to: string;
  readonly labelKey: TranslationKey;
  readonly icon: NavigationIconName;
  /** Active only on exactly this address: the home of the area. */
  readonly end?: boolean | undefined;
};

export type OrganisationLink = {
  readonly name: string;
  readonly roleLabel: string;
  readonly to: string;
};
