/** Latin letters beyond Latin-1, Greek and Cyrillic: Libertinus Serif, which is in the compiler, has them. */
export const europeanLetters = /[\u0100-\u017f\u0218-\u021b\u0370-\u03ff\u0400-\u045f]/u;
