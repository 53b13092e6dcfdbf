/**
 * Radicals (⻋ for 车) that fonts report instead of the Chinese characters that they look like. NFKC folds the Kangxi radicals,
 * but not these of the CJK Radicals Supplement. Source: Unicode's EquivalentUnifiedIdeograph.txt.
 */
const radicals: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺁厂 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺌小 ⺎兀 ⺏尣 ⺒巳 ⺓幺 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺝月 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺩王 ⺫罒 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳网 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀'.split(
      ' ',
    ),
    (pair) => [pair.slice(0, 1), pair.slice(1)] as const,
  ),
);

/** Replaces radicals by the characters that they look like. Widths and brackets stay as printed. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/g, (character) => radicals.get(character) ?? character.normalize('NFKC'));
