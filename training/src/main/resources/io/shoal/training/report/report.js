// Pointing at a segment anywhere dims all others in the drawings; a click keeps it so, Escape lets go.
(() => {
  const style = document.head.appendChild(document.createElement("style"));
  let pinned = null;
  const show = (number) => {
    style.textContent = number === null ? "" :
      `.plot [data-s]:not([data-s="${number}"]):not([data-t="${number}"]){opacity:.1}` +
      `.legend [data-s="${number}"],.bars [data-s="${number}"],tr[data-s="${number}"]{background:var(--lit)}`;
  };
  const numberAt = (event) => {
    const element = event.target.closest("[data-s]");
    return element ? element.dataset.s : null;
  };
  const point = (event) => { if (pinned === null) show(numberAt(event)); };
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
  document.addEventListener("click", (event) => {
    const number = numberAt(event);
    pinned = number === pinned ? null : number;
    show(pinned);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { pinned = null; show(null); }
  });
})();
