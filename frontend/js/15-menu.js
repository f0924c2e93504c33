// A group of the main menu closes on Escape, on a click beside it and when the focus leaves it.
(function () {
  "use strict";

  function open() {
    return document.querySelectorAll(".cb-nav .cb-nav__group[open]");
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      return;
    }
    open().forEach(function (group) {
      const inside = group.contains(document.activeElement);
      group.open = false;
      if (inside) {
        group.querySelector("summary").focus();
      }
    });
  });

  function closeOthers(event) {
    open().forEach(function (group) {
      if (!group.contains(event.target)) {
        group.open = false;
      }
    });
  }

  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
})();
