// What is typed into a date field counts at Enter, and at Tab out of it, as in any form.
// Streamlit takes it when its calendar closes; Escape is what closes that and keeps what stands in the field.
(function () {
  "use strict";
  var FIELD = "[data-testid='stDateInput']", CALENDAR = "[data-testid='stDateInputCalendar']";
  function isLeaving(event, part) {
    if (event.key !== "Tab" || event.shiftKey) { return event.key === "Enter"; }
    var parts = part.closest("[role='group']").querySelectorAll("[role='spinbutton']");
    return part === parts[parts.length - 1];
  }
  document.addEventListener("keydown", function (event) {
    var part = event.target.closest && event.target.closest(FIELD + " [role='spinbutton']");
    if (!part || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !isLeaving(event, part)) { return; }
    if (!document.querySelector(CALENDAR)) { return; }
    if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); }
    part.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  }, true);
})();
