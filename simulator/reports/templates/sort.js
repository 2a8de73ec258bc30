
(function () {
  "use strict";
  function value(row, column) {
    var text = row.cells[column].textContent.trim();
    var number = parseFloat(text);
    return /^[-+]?[\d.]/.test(text) && !isNaN(number) ? number : text.toLowerCase();
  }
  function order(a, b) {
    if (typeof a === typeof b) { return a < b ? -1 : a > b ? 1 : 0; }
    return typeof a === "number" ? -1 : 1;
  }
  function sort(table, heading, column) {
    var up = heading.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("thead th").forEach(function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row, at) { return { row: row, key: value(row, column), at: at }; })
      .sort(function (a, b) { return (up ? 1 : -1) * order(a.key, b.key) || a.at - b.at; })
      .forEach(function (one) { body.appendChild(one.row); });
  }
  document.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(heading.childNodes));
      heading.append(button);
      button.addEventListener("click", function () { sort(table, heading, column); });
    });
  });
})();
