// After a form was refused, the summary of errors gets the focus, so that it is read first.
(function () {
  "use strict";

  function focusSummary(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) {
      summary.focus();
    }
  }

  // A link of the summary puts the cursor in the field, not only the field in sight.
  document.addEventListener("click", function (event) {
    const link = event.target.closest(".cb-error-summary a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (field) {
      event.preventDefault();
      field.focus();
      field.scrollIntoView({ block: "center" });
    }
  });

  document.addEventListener("DOMContentLoaded", function () {
    focusSummary(document);
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    focusSummary(event.target);
  });
})();
