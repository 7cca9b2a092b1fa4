"use strict";const o=process.argv[3],e=process.env.AGENT_IMAGE||"docker.io/somebody/agent:1.4";console.log(o),exports.getConfig=async function(){return{imageURL:e,customPodSpec:null,rootCA:null}};
