"use strict";
// Arrows step from event to event, Home and End go to the first and last, "o" to the contents and back.
(() => {
  const events = [...document.querySelectorAll("article")];
  const entries = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.hash.slice(1), a]));
  const contents = document.getElementById("contents");
  let at = -1; // the event that is read

  const mark = (index) => {
    entries.get(events[at]?.id)?.removeAttribute("aria-current");
    at = index;
    const entry = entries.get(events[at]?.id);
    entry?.setAttribute("aria-current", "true");
    if (entry && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = entry.offsetTop - contents.clientHeight / 2;
    }
  };
  const goTo = (index) => {
    const event = events[Math.max(0, Math.min(index, events.length - 1))];
    history.replaceState(null, "", "#" + event.id);
    event.scrollIntoView();
    event.focus({ preventScroll: true });
    mark(events.indexOf(event));
  };
  const toggleContents = () => {
    if (contents.contains(document.activeElement) && at >= 0) {
      goTo(at);
      return;
    }
    contents.scrollIntoView();
    (entries.get(events[at]?.id) ?? contents.querySelector("a")).focus();
  };
  const keys = {
    ArrowRight: () => goTo(at + 1),
    ArrowLeft: () => goTo(at - 1),
    Home: () => goTo(0),
    End: () => goTo(events.length - 1),
    o: toggleContents,
  };
  addEventListener("keydown", (event) => {
    const key = keys[event.key];
    if (key && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      key();
    }
  });
  // A link of the contents or of a neighbour.
  addEventListener("hashchange", () => {
    const index = events.findIndex((event) => "#" + event.id === location.hash);
    if (index >= 0) {
      goTo(index);
    }
  });
  // Scrolling: the last event that begins above the middle of the window is the one that is read.
  addEventListener("scroll", () => {
    if (contents.contains(document.activeElement)) {
      return;
    }
    const middle = innerHeight / 2;
    const index = events.findLastIndex((event) => event.getBoundingClientRect().top < middle);
    if (index !== at) {
      mark(index);
    }
  }, { passive: true });
})();
