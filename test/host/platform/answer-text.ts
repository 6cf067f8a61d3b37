/** What was written out once: a body is weighed for its units before it is sent, and writing it is what costs. */
const written = new WeakMap<object, string>();

/** The JSON of an answer's body. A body is not changed any more once it has been written. */
export function textOf(body: object): string {
  const known = written.get(body);
  if (known !== undefined) return known;
  const text = JSON.stringify(body);
  written.set(body, text);
  return text;
}

/** A response with a JSON body, read once as any other; without the stream that a plain one carries, which costs more than most calls. */
export class JsonResponse extends Response {
  readonly #body: string;
  readonly #sent: Readonly<Record<string, string>>;
  #headers: Headers | undefined;
  #isRead = false;

  constructor(body: string, status: number, headers: Readonly<Record<string, string>>) {
    super(null, { status });
    this.#body = body;
    this.#sent = headers;
  }

  /** Made when they are asked for: most answers are read without them. */
  override get headers(): Headers {
    return (this.#headers ??= new Headers(this.#sent));
  }

  override get bodyUsed(): boolean {
    return this.#isRead;
  }

  override async text(): Promise<string> {
    if (this.#isRead) return Promise.reject(new TypeError('Body is unusable: Body has already been read'));
    this.#isRead = true;
    return Promise.resolve(this.#body);
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Response(await this.text()).arrayBuffer();
  }
}
