// A button with data-confirm first opens its dialog; without script it submits at once and the server decides.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-confirm]");
    if (button) {
      const dialog = document.getElementById(button.dataset.confirm);
      if (dialog && typeof dialog.showModal === "function") {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const close = event.target.closest("[data-close]");
    if (close) {
      close.closest("dialog").close();
    }
  });
})();
