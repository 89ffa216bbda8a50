const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Text of escaped markup. */
const decode = (markup: string): string =>
  markup.replaceAll(/&(lt|gt|quot|#39|amp);/g, (all, entity: string) => entities[entity] ?? all);

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** The words of a text part, without its marks of structure and the address of its link. */
export const textWords = (text: string): readonly string[] =>
  wordsOf(text.replaceAll(/^(-+ ?$|- )/gm, '').replaceAll(/: https:\S+$/gm, ''));

/** The words that somebody sees who opens the HTML part. */
export const htmlWords = (html: string): readonly string[] =>
  wordsOf(
    decode(
      html
        .replace(/<head>[^]*<\/head>/, '')
        .replaceAll(/<\/?(b|span)\b[^>]*>/g, '')
        .replaceAll(/<[^>]*>/g, ' '),
    ),
  );
