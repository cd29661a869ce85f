// A card is dragged by its handle: it changes places when the pointer passes the middle of the next one. The page moves only while the
// pointer is near an edge of the window; Escape puts the card back.
"use strict";
const zhengjiDrag = (list, { ranked, begin, move, end }) => {
  // How near an edge, and how far the page moves at most each time it is drawn.
  const EDGE = 56, STEP = 9;
  const middle = (card) => { const { top, height } = card.getBoundingClientRect(); return top + height / 2; };

  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle || event.button) return;
    const row = handle.closest(".desk-row"), start = event.clientY, id = event.pointerId;
    const from = ranked().indexOf(row);
    // The button to save stands in front of the lower edge.
    const below = document.querySelector(".desk-save")?.offsetHeight ?? 0;
    let pointer = start, frame = 0;

    const place = () => {
      const others = ranked().filter((other) => other !== row);
      const before = others.findIndex((other) => pointer < middle(other));
      const to = before < 0 ? others.length : before;
      if (to !== ranked().indexOf(row)) move(row, to);
    };
    // A card that is taken near an edge moves the page only once it is dragged nearer.
    const pull = () => {
      const lower = innerHeight - below;
      const down = pointer - Math.max(lower - EDGE, start), up = Math.min(EDGE, start) - pointer;
      const { top, bottom } = row.getBoundingClientRect();
      if (down > 0 && (row !== ranked().at(-1) || bottom > lower)) return Math.min(STEP, Math.ceil(down / 5));
      if (up > 0 && (row !== ranked()[0] || top < 0)) return -Math.min(STEP, Math.ceil(up / 5));
      return 0;
    };
    const scroll = () => {
      frame = 0;
      const by = pull(), stood = scrollY;
      if (!by) return;
      scrollBy({ top: by, behavior: "instant" });
      place();
      if (scrollY !== stood) frame = requestAnimationFrame(scroll);
    };
    const drag = ({ clientY }) => {
      pointer = clientY;
      place();
      frame ||= requestAnimationFrame(scroll);
    };
    const finish = (how) => {
      handle.removeEventListener("pointermove", drag);
      handle.removeEventListener("lostpointercapture", drop);
      removeEventListener("keydown", key, true);
      cancelAnimationFrame(frame);
      if (handle.hasPointerCapture(id)) handle.releasePointerCapture(id);
      end(row, how, from);
    };
    const drop = () => finish("dropped");
    const key = (pressed) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      finish("returned");
    };
    handle.setPointerCapture(id);
    begin(row);
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("lostpointercapture", drop);
    addEventListener("keydown", key, true);
  });
};
