export const settings = {
  title: '设置',
  language: '语言',
  theme: '外观',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  keys: '键盘快捷键',
  keysOn: '使用单键快捷键',
  keysHint: '关闭后，只有带 Ctrl 的快捷键有效。',
  stored: '这些设置保存在此浏览器中。',
};
