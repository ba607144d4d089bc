const GAP_PX = 4;

/** Shows a panel over everything, by the button that opened it: below it where there is room, else above. */
export function showBy(panel, button) {
  panel.popover = 'manual';
  panel.showPopover();
  const at = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = at.bottom + GAP_PX;
  const top = below + height <= window.innerHeight ? below : Math.max(GAP_PX, at.top - GAP_PX - height);
  const left = Math.min(at.left, window.innerWidth - width - GAP_PX);
  Object.assign(panel.style, { top: `${top}px`, left: `${Math.max(GAP_PX, left)}px` });
}
