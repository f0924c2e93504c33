// A button with data-passkey asks the browser for a passkey, puts the answer in the form and sends it.
(function () {
  "use strict";

  function toBytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) {
      return sign.charCodeAt(0);
    });
  }

  function toText(buffer) {
    const plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function readQuestion(text) {
    const question = JSON.parse(text).publicKey;
    question.challenge = toBytes(question.challenge);
    if (question.user) {
      question.user.id = toBytes(question.user.id);
    }
    ["allowCredentials", "excludeCredentials"].forEach(function (name) {
      (question[name] || []).forEach(function (known) {
        known.id = toBytes(known.id);
      });
    });
    return question;
  }

  function writeAnswer(credential) {
    const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) {
        response[name] = toText(credential.response[name]);
      }
    });
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-passkey]");
    if (!button || !window.PublicKeyCredential) {
      return;
    }
    event.preventDefault();
    const form = button.closest("form");
    const asked = { publicKey: readQuestion(button.dataset.passkeyQuestion) };
    navigator.credentials[button.dataset.passkey](asked).then(
      function (credential) {
        form.querySelector("[data-passkey-answer]").value = writeAnswer(credential);
        form.submit();
      },
      function () {
        form.querySelector("[data-passkey-trouble]").hidden = false;
      }
    );
  });
})();
