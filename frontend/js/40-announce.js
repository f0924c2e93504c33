// A list that was filtered in place says its new total to who cannot see it change.
(function () {
  "use strict";

  document.addEventListener("htmx:afterSettle", function (event) {
    const total = event.target.querySelector("[data-announce]");
    const announcer = document.getElementById("announcer");
    if (total && announcer) {
      announcer.textContent = total.textContent;
    }
  });
})();
