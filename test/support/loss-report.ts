import type { Page } from 'playwright-core';

interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The five questions after a loss, as a firm answers them on a phone; each answer goes on to the next. */
export class LossReport {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the page of the policy. */
  async begin(): Promise<void> {
    await this.#page.getByRole('button', { name: '报案' }).click();
  }

  async of(cover: string): Promise<void> {
    await this.#choose(cover);
  }

  async on(day: string): Promise<void> {
    await this.#page.fill('input[name=day]', day);
    await this.#goOn();
  }

  async by(cause: string): Promise<void> {
    await this.#choose(cause);
  }

  async told(description: string, photo?: PickedFile): Promise<void> {
    await this.#page.fill('textarea[name=description]', description);
    if (photo) await this.#page.setInputFiles('input[name=photos]', photo);
    await this.#goOn();
  }

  async costs(yuan: string): Promise<void> {
    await this.#page.fill('input[name=estimatedFen]', yuan);
    await this.#goOn();
  }

  async #choose(value: string): Promise<void> {
    await this.#page.locator(`input[type=radio][value=${value}]`).check();
    await this.#goOn();
  }

  async #goOn(): Promise<void> {
    await this.#page.click('button[type=submit]');
  }
}
