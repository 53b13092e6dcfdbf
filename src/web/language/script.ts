/** The `lang` of a text of a document, so that it is read aloud and drawn as its language is: Chinese by its characters. */
export const languageOf = (text: string): 'zh' | undefined => (/\p{Script=Han}/u.test(text) ? 'zh' : undefined);
