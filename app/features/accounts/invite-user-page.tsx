import { LinkButton } from '~/components/button';
import { Field, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import type { Role } from '~/domain/permissions';
import { useT } from '~/i18n/t';

export type InviteUserPageProps = {
  /** The list to which this leads back. */
  readonly usersTo: string;
  readonly roles: readonly Role[];
  /** Proposed while the employer or provider is typed; null where no role needs one. */
  readonly organisations: readonly { readonly name: string; readonly number: string }[] | null;
  readonly formKey: string;
  readonly result: FormResult | undefined;
};

export function InviteUserPage(props: InviteUserPageProps) {
  const { usersTo, roles, organisations, formKey, result } = props;
  const t = useT();
  return (
    <>
      <PageHeader
        title={t('auth.users.inviteTitle')}
        description={t('auth.users.inviteDescription')}
        breadcrumb={[{ label: t('auth.users.title'), to: usersTo }]}
      />
      <Section>
        <Form formKey={formKey} result={result}>
          <Field
            name="email"
            type="email"
            label={t('auth.email')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Field name="fullName" label={t('auth.fullName')} autoComplete="off" />
          <SelectField
            name="role"
            label={t('auth.users.role')}
            help={t('auth.users.roleHelp')}
            options={roles.map((role) => ({ value: role, label: t(`auth.roles.${role}`) }))}
          />
          {organisations && <OrganisationField organisations={organisations} />}
          <FormActions>
            <SubmitButton>{t('auth.users.send')}</SubmitButton>
            <LinkButton tone="quiet" to={usersTo}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}

const PROPOSED = 'proposed-organisations';

function OrganisationField({
  organisations,
}: {
  readonly organisations: NonNullable<InviteUserPageProps['organisations']>;
}) {
  const t = useT();
  return (
    <>
      <Field
        name="organisation"
        label={t('auth.users.organisationField')}
        help={t('auth.users.organisationHelp')}
        list={PROPOSED}
        autoComplete="off"
        optional
      />
      <datalist id={PROPOSED}>
        {organisations.map(({ name, number }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
