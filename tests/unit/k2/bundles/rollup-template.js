'use strict';

const TASK_ID = process.argv[3];

const VERSION = process.env.AGENT_VERSION ?? "1.4";
const OWNER = "somebody";
const IMAGE = "docker.io/" + OWNER + `/agent:${VERSION}`;

async function getConfig() {
  return { imageURL: IMAGE, customPodSpec: null, rootCA: null };
}
console.log(TASK_ID);

exports.getConfig = getConfig;
