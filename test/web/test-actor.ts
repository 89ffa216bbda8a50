/** Answers requests. It already has the visitor's session. */
export type Send = (request: Request) => Promise<Response>;

export interface Visit {
  readonly origin: string;
  readonly send: Send;
  /** Where the actor starts, for example at the links of a mail. */
  readonly start: readonly string[];
  /** What the actor types into a free field; called once for each field. */
  readonly type: (field: string) => string;
  /** Throws after so many requests, to detect pages that generate addresses without end. */
  readonly atMost?: number;
}

export interface Visited {
  readonly pages: readonly string[];
  readonly forms: number;
  readonly requests: number;
}

interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly (readonly [string, string])[];
}

interface Field {
  readonly name: string;
  readonly value: string;
  /** The other values that a person could choose, for radio buttons and lists. */
  readonly choices: readonly string[];
  readonly free: boolean;
}

const attribute = (tag: string, name: string): string => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return found.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
};

const tagsOf = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);

function fieldsOf(html: string): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const tag of [...tagsOf(html, 'input'), ...tagsOf(html, 'textarea')]) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    const value = attribute(tag, 'value');
    const before = fields.get(name)?.choices ?? [];
    if (type === 'radio') fields.set(name, { name, value: '', choices: [...before, value], free: false });
    else fields.set(name, { name, value, choices: [], free: type !== 'hidden' });
  }
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const choices = tagsOf(options, 'option').map((option) => attribute(option, 'value'));
    fields.set(attribute(tag, 'name'), { name: attribute(tag, 'name'), value: choices[0] ?? '', choices, free: false });
  }
  return [...fields.values()];
}

const formsOf = (html: string): readonly Form[] =>
  [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', body = '']) => {
    const buttons = tagsOf(body, 'button').map(
      (button) => [attribute(button, 'name'), attribute(button, 'value')] as const,
    );
    return {
      action: attribute(tag, 'action'),
      method: attribute(tag, 'method').toUpperCase() || 'GET',
      fields: fieldsOf(body),
      buttons,
    };
  });

/** Every way to send a form: as it is, and with each choice and filled text fields. */
function fillings(form: Form, type: Visit['type']): readonly URLSearchParams[] {
  const asItStands = form.fields.map(({ name, value }) => [name, value] as const);
  const typed = form.fields.map(({ name, value, free }) => [name, free ? type(name) : value] as const);
  const chosen = form.fields.flatMap((field) =>
    field.choices.map((choice) => typed.map(([name, value]) => [name, name === field.name ? choice : value] as const)),
  );
  return [asItStands, typed, ...chosen].flatMap((fields) =>
    form.buttons.map((button) => {
      const body = new URLSearchParams();
      for (const [name, value] of [...fields, button]) if (name !== '') body.append(name, value);
      return body;
    }),
  );
}

/**
 * Does what a mail scanner, a link unfurler or a clicking robot does in an approver's session: it GETs, HEADs, OPTIONs
 * and POSTs every link that it finds, and presses every button of every form, as it is and with every choice. It uses
 * all that the pages say, but does not work out the required digits.
 */
export async function visitEverything({ origin, send, start, type, atMost = 20_000 }: Visit): Promise<Visited> {
  const seen = new Set<string>();
  const queue = [...start];
  let requests = 0;
  let forms = 0;
  const browserHeaders = { origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' };

  async function ask(method: string, url: URL, body?: URLSearchParams): Promise<void> {
    requests += 1;
    if (requests > atMost) throw new Error(`More than ${atMost} requests: the pages make up addresses without end.`);
    const init = body === undefined ? {} : { body };
    const response = await send(new Request(url, { method, headers: browserHeaders, redirect: 'manual', ...init }));
    const location = response.headers.get('location');
    if (location !== null) queue.push(new URL(location, url).href);
    if (method !== 'HEAD' && (response.headers.get('content-type') ?? '').includes('html'))
      await look(await response.text(), url);
  }

  async function look(html: string, base: URL): Promise<void> {
    for (const tag of [...tagsOf(html, 'a'), ...tagsOf(html, 'link')])
      queue.push(new URL(attribute(tag, 'href'), base).href);
    for (const form of formsOf(html)) {
      const target = new URL(form.action || base.href, base);
      const key = JSON.stringify([form.method, target.href, form.fields.map(({ choices }) => choices)]);
      if (seen.has(key)) continue;
      seen.add(key);
      forms += 1;
      for (const body of fillings(form, type))
        if (form.method === 'GET') queue.push(new URL(`?${body.toString()}`, target).href);
        else await ask(form.method, target, body);
    }
  }

  const pages: string[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const url = new URL(next, origin);
    url.hash = '';
    if (url.origin !== origin || seen.has(url.href)) continue;
    seen.add(url.href);
    pages.push(url.pathname + url.search);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await ask(method, url);
    await ask('POST', url, new URLSearchParams(url.search));
  }
  return { pages, forms, requests };
}
