/** The template says something that the local host does not understand; the message names what and where. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
