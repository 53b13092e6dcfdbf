/** For tools that check types without reading .vue files; vue-tsc reads them. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
