/** Drags a page over another one by mouse, pen or finger. A press without a movement is a click. */
import { reactive } from 'vue';

/** The pointer shakes this much while it is pressed. */
const leastPx = 6;

interface Dragged {
  readonly moved: (key: string, target: string) => void;
  readonly clicked: (key: string) => void;
}

/** `data-key` names the page of an element. */
const keyAt = (x: number, y: number): string | undefined => {
  const over = document.elementsFromPoint(x, y).find((one) => one instanceof HTMLElement && 'key' in one.dataset);
  return over instanceof HTMLElement ? over.dataset['key'] : undefined;
};

export function useDragging({ moved, clicked }: Dragged) {
  let begun: { readonly key: string; readonly x: number; readonly y: number } | undefined;
  let wasDragged = false;
  const state = reactive({
    /** Keys of the page that is dragged, and of the one below the pointer. */
    dragged: undefined as string | undefined,
    target: undefined as string | undefined,
    down(event: PointerEvent, key: string) {
      wasDragged = false;
      if (event.button !== 0) return;
      begun = { key, x: event.clientX, y: event.clientY };
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    },
    move({ clientX, clientY }: PointerEvent) {
      if (!begun) return;
      if (Math.hypot(clientX - begun.x, clientY - begun.y) >= leastPx) state.dragged = begun.key;
      if (state.dragged === undefined) return;
      const over = keyAt(clientX, clientY);
      state.target = over === begun.key ? undefined : over;
    },
    up() {
      const { dragged, target } = state;
      // The browser reports a click after a drag, too.
      wasDragged = dragged !== undefined;
      state.cancel();
      if (dragged !== undefined && target !== undefined) moved(dragged, target);
    },
    cancel() {
      begun = undefined;
      state.dragged = undefined;
      state.target = undefined;
    },
    /** By mouse, finger or keyboard. */
    click(key: string) {
      if (!wasDragged) clicked(key);
      wasDragged = false;
    },
  });
  return state;
}
