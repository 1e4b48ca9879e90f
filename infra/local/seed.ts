import { type DemoFirm, demoFirms, signIn } from './demo-users.ts';
import { type ServiceClient } from './service-client.ts';

interface Seed {
  readonly user: string;
  readonly path: string;
  readonly body: object;
}

/** No bank has these accounts, and their names say so. */
const collectingAccounts: readonly Seed[] = [
  collectingAccount('insurer-finance', '人保财险陕西分公司', '9900000000000000001'),
  collectingAccount('cpic-finance', '太保产险陕西分公司', '9900000000000000002'),
];

/** Registers the demo firms and the accounts of insurers, each by its own hand; says which the service did not take. */
export async function seedDemo(service: ServiceClient): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { user, path, body } of [...demoFirms.map(registration), ...collectingAccounts]) {
    const { status } = await service.call({
      as: signIn(user),
      method: 'PUT',
      path,
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    if (status !== 200) refused.push(`${user}: ${status}`);
  }
  return refused;
}

function registration({ uscc, user, name, accountNumber }: DemoFirm): Seed {
  return {
    user,
    path: `/v1/firms/${uscc}`,
    body: {
      uscc,
      name,
      divisionCode: '610113',
      contact: { name: '示范联系人', phone: '13900000000', email: `${user}@example.com` },
      bankAccount: {
        name,
        number: accountNumber,
        bankName: '中国工商银行西安示范支行',
        cnapsCode: '102100099996',
      },
    },
  };
}

function collectingAccount(user: string, name: string, number: string): Seed {
  return {
    user,
    path: `/v1/insurers/${signIn(user).org}/account`,
    body: {
      name: `${name}（示范账户，请勿转账）`,
      number,
      bankName: '示范银行西安分行',
      cnapsCode: '102100099996',
    },
  };
}
