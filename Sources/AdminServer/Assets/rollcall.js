// Pages work without this. Each module does one thing for what it finds on the page.

import { chooseRows } from "./selection.js";
import { keepTicks } from "./keeping.js";
import { searchAsYouType } from "./search.js";
import { sendOnce } from "./sending.js";
import { codeFromAddress, codeIntoOtherLanguage } from "./code.js";
import { copyFrom } from "./copying.js";
import { listen } from "./keyboard.js";

for (const form of document.querySelectorAll("form[data-selection]")) chooseRows(form);
for (const form of document.querySelectorAll("form[data-keeper]")) keepTicks(form);
for (const form of document.querySelectorAll("form[data-live]")) searchAsYouType(form, chooseRows);
for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);
for (const button of document.querySelectorAll("[data-copy]")) copyFrom(button);
listen();
codeFromAddress();
codeIntoOtherLanguage();
