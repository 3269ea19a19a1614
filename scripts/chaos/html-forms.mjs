/** The forms of a page as a browser would send them untouched: `[{ action, fields: Map }]`. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, attributes]) => attributeOf(attributes, 'method')?.toLowerCase() === 'post')
    .map(([, attributes, body]) => ({
      action: attributeOf(attributes, 'action'),
      fields: new Map([...inputsOf(body), ...areasOf(body), ...choicesOf(body)]),
    }));
}

const ALERT_CHARACTERS = 300;

/** What the page says is wrong; when it says nothing, how its text begins. */
export function alertOf(html) {
  const alert = /role="alert"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1];
  const said = alert ?? /<main[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? html;
  return decode(said.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, ALERT_CHARACTERS);
}

const inputsOf = (body) =>
  [...body.matchAll(/<input\b([^>]*)>/g)]
    .map(([, attributes]) => ({
      name: attributeOf(attributes, 'name'),
      value: attributeOf(attributes, 'value') ?? '',
      isLeftOut:
        ['checkbox', 'radio'].includes(attributeOf(attributes, 'type')) &&
        !/\schecked\b/.test(attributes),
    }))
    .filter(({ name, isLeftOut }) => name !== undefined && !isLeftOut)
    .map(({ name, value }) => [name, value]);

const areasOf = (body) =>
  [...body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, attributes, text]) => [
    attributeOf(attributes, 'name'),
    decode(text),
  ]);

const choicesOf = (body) =>
  [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, attributes, inner]) => {
    const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '';
    return [attributeOf(attributes, 'name'), attributeOf(chosen, 'value') ?? ''];
  });

function attributeOf(attributes, name) {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes);
  return found === null ? undefined : decode(found[1]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

const decode = (text) =>
  text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_whole, name) => ENTITIES[name]);
