/** Light or dark: as the system says, until the user chooses. The colours are in styles/colours.css. */
import { defineStore } from 'pinia';
import { ref, watchEffect } from 'vue';
import { storeChoice, storedChoice } from './stored.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const useTheme = defineStore('theme', () => {
  const theme = ref<Theme>(themes.find((one) => one === storedChoice('theme')) ?? 'auto');
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    storeChoice('theme', theme.value);
  });
  return { theme };
});
