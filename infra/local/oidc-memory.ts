import { type Adapter, type AdapterPayload } from 'oidc-provider';

const kept = new Map<string, AdapterPayload>();
const grants = new Map<string, Set<string>>();

/** Where the provider keeps sign-ins in progress: nothing in here outlives the stage, and nothing needs to. */
export class MemoryAdapter implements Adapter {
  private readonly model: string;

  constructor(model: string) {
    this.model = model;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<undefined> {
    kept.set(this.key(id), payload);
    if (payload.uid) kept.set(this.key(`uid:${payload.uid}`), payload);
    if (payload.grantId) {
      const members = grants.get(payload.grantId) ?? new Set();
      grants.set(payload.grantId, members.add(this.key(id)));
    }
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const payload = kept.get(this.key(id));
    if (!payload?.exp || payload.exp * 1000 > Date.now()) return payload;
    kept.delete(this.key(id));
    return undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.find(`uid:${uid}`);
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<undefined> {
    const payload = kept.get(this.key(id));
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<undefined> {
    kept.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    for (const key of grants.get(grantId) ?? []) kept.delete(key);
    grants.delete(grantId);
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }
}
