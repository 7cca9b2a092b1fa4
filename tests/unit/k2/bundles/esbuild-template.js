var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// src/template.js
var template_exports = {};
__export(template_exports, {
  getConfig: () => getConfig
});
module.exports = __toCommonJS(template_exports);

// src/wrapper.js
var TASK_ID = process.argv[3];

// src/constants.js
var VERSION = process.env.AGENT_VERSION ?? "1.4";
var OWNER = "somebody";
var IMAGE = "docker.io/" + OWNER + `/agent:${VERSION}`;

// src/template.js
async function getConfig() {
  return { imageURL: IMAGE, customPodSpec: null, rootCA: null };
}
console.log(TASK_ID);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  getConfig
});
