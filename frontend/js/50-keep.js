// A form with data-keep says honestly what is stored, and leaves in this browser what could not be sent.
(function () {
  "use strict";

  const PREFIX = "clusterbeleid-keep-";

  function store(form, values) {
    try {
      if (values) {
        window.localStorage.setItem(PREFIX + form.dataset.keep, JSON.stringify(values));
      } else {
        window.localStorage.removeItem(PREFIX + form.dataset.keep);
      }
    } catch (error) {
      // A browser that keeps nothing still sends everything.
    }
  }

  function kept(form) {
    try {
      return JSON.parse(window.localStorage.getItem(PREFIX + form.dataset.keep) || "null");
    } catch (error) {
      return null;
    }
  }

  function fields(form) {
    return Array.from(form.querySelectorAll("textarea, input[type=text]"));
  }

  function typed(form) {
    return Object.fromEntries(fields(form).map(function (field) {
      return [field.name, field.value];
    }));
  }

  function say(form, state, words) {
    const place = form.querySelector("[data-state]");
    if (place && place.dataset.state !== state) {
      place.dataset.state = state;
      place.textContent = place.dataset[words];
    }
  }

  function offer(form) {
    const values = kept(form);
    const differs = values && fields(form).some(function (field) {
      return field.name in values && values[field.name] !== field.value;
    });
    const place = form.querySelector("[data-keep-offer]");
    if (!differs || !place) {
      store(form, null);
      return;
    }
    place.hidden = false;
    place.querySelector("[data-keep-restore]").addEventListener("click", function () {
      fields(form).forEach(function (field) {
        if (field.name in values) {
          field.value = values[field.name];
        }
      });
      place.hidden = true;
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    place.querySelector("[data-keep-forget]").addEventListener("click", function () {
      store(form, null);
      place.hidden = true;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form[data-keep]").forEach(offer);
  });

  // On a slow line people type before this script is here: nobody heard that, so it is told now.
  window.addEventListener("load", function () {
    document.querySelectorAll("form[data-keep]").forEach(function (form) {
      const place = form.querySelector("[data-state]");
      const early = fields(form).some(function (field) {
        return field.value !== field.defaultValue;
      });
      if (early && place && place.dataset.state === "idle") {
        form.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  });

  document.addEventListener("input", function (event) {
    const form = event.target.closest("form[data-keep]");
    if (form) {
      store(form, typed(form));
      say(form, "typing", "wordsTyping");
    }
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    const form = event.target.closest("form[data-keep]");
    if (form) {
      form.dataset.sent = JSON.stringify(typed(form));
    }
  });

  // Only what the server stored is forgotten here; whatever was typed meanwhile stays.
  document.addEventListener("htmx:afterSettle", function () {
    document.querySelectorAll("form[data-keep][data-sent]").forEach(function (form) {
      const place = form.querySelector("[data-state]");
      if (place && place.dataset.state === "saved" && form.dataset.sent === JSON.stringify(typed(form))) {
        store(form, null);
      }
    });
  });

  ["htmx:sendError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      const form = event.target.closest("form[data-keep]");
      if (form) {
        say(form, "failed", "wordsOffline");
      }
    });
  });

  document.addEventListener("htmx:responseError", function (event) {
    const form = event.target.closest("form[data-keep]");
    if (form) {
      say(form, "failed", "wordsFailed");
    }
  });

  window.addEventListener("online", function () {
    document.querySelectorAll("form[data-keep]").forEach(function (form) {
      const place = form.querySelector("[data-state]");
      if (place && place.dataset.state === "failed") {
        form.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  });
})();
