/*
 * Prime Census: the task's executable as the network stores it.
 *
 * The work is done in the container; this bundle tells the Orca client which image to run, and passes the four
 * functions of a round on to it.
 */
"use strict";

const ANSWER_TIMEOUT_MS = 60000;

async function getConfig() {
  return {
    imageURL: "orca-desktop.localhost/prime-census:1",
    customPodSpec: null,
    rootCA: null,
    timeout: ANSWER_TIMEOUT_MS,
  };
}

/** Have the container take the census of a round. */
async function task(client, roundNumber) {
  await client.podCall(`task/${roundNumber}`, { method: "POST" });
}

/** The container's proof of a round, with what binds it to this node. */
async function submission(client, roundNumber, { taskId, stakingKey }) {
  const { data } = await client.podCall(`submission/${roundNumber}`);
  return { taskId, roundNumber, stakingKey, ...data };
}

/** Whether another node's proof is right: the container takes the same census again. */
async function audit(client, proof) {
  const { data } = await client.podCall("audit", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ submission: proof }),
  });
  return data;
}

module.exports = { getConfig, task, submission, audit };
