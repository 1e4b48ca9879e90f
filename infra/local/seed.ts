import { type DemoFirm, demoFirms, signIn } from './demo-users.ts';
import { type ServiceClient } from './service-client.ts';

/** Registers the demo firms, each by its own hand; says which the service did not take. */
export async function seedFirms(service: ServiceClient): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const firm of demoFirms) {
    const { status } = await service.call({
      as: signIn(firm.user),
      method: 'PUT',
      path: `/v1/firms/${firm.uscc}`,
      contentType: 'application/json',
      body: JSON.stringify(registration(firm)),
    });
    if (status !== 200) refused.push(`${firm.user}: ${status}`);
  }
  return refused;
}

function registration({ uscc, user, name, accountNumber }: DemoFirm) {
  return {
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
  };
}
