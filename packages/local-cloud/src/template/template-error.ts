/** A synthesized template that cannot be deployed locally; the message names the resource and what it asks for. */
export class TemplateError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TemplateError';
  }
}
