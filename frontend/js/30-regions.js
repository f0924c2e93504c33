// A region can only be reached with the keyboard when there is something to scroll in it.
(function () {
  "use strict";

  const observer = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      const region = entry.target;
      if (region.scrollWidth > region.clientWidth + 1) {
        region.tabIndex = 0;
      } else {
        region.removeAttribute("tabindex");
      }
    });
  });

  function watch(root) {
    root.querySelectorAll(".cb-scroll").forEach(function (region) {
      observer.observe(region);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    watch(document);
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    watch(event.target);
  });
})();
