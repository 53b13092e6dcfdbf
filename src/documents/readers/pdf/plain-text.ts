/**
 * Turns the code points of a PDF into text as people write it.
 *
 * Only substitutions made for fonts are undone: ligatures, Kangxi and CJK radicals in place of the Chinese character
 * that they look like, compatibility ideographs, marks without width. Full-width letters and the like stay as printed,
 * because the author chose them.
 */

/** Radicals of the CJK Radicals Supplement that NFKC leaves alone. Source: Unicode's EquivalentUnifiedIdeograph.txt. */
const radicals: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺁厂 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺌小 ⺎兀 ⺏尣 ⺒巳 ⺓幺 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺝月 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺩王 ⺫罒 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳网 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀'.split(
      ' ',
    ),
    (pair) => [pair.slice(0, 1), pair.slice(1)] as const,
  ),
);

/** Controls; soft hyphen, zero-width and direction marks (class Cf); joiners and variation selectors. */
const withoutWidth = /\p{Cc}|\p{Cf}|\u034f|\p{Variation_Selector}/gu;
/** CJK and Kangxi radicals, compatibility ideographs, Latin ligatures. */
const presentationForms = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\u{2f800}-\u{2fa1f}]/gu;

export function plainText(codePoints: readonly number[]): string {
  const text = codePoints.map((codePoint) => (codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'));
  return text
    .join('')
    .replace(withoutWidth, '')
    .replace(presentationForms, (character) => radicals.get(character) ?? character.normalize('NFKC'));
}
