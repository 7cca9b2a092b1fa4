// An IPFS node with its RPC and its gateway on loopback, offline, in the folder that is named; it ends with its input.
// It prints where they are as one line of JSON once both answer.

// The packages ask for it, and Node.js has it since version 22.
Promise.withResolvers ??= () => {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const { create } = await import("ipfs-core");
const { HttpApi } = await import("ipfs-http-server");
const { HttpGateway } = await import("ipfs-http-gateway");

const ipfs = await create({
  repo: process.argv[2],
  offline: true,
  silent: true,
  init: { emptyRepo: true, algorithm: "Ed25519" },
  config: {
    Addresses: { Swarm: [], API: "/ip4/127.0.0.1/tcp/0", Gateway: "/ip4/127.0.0.1/tcp/0" },
    Bootstrap: [],
  },
});
const api = new HttpApi(ipfs);
const gateway = new HttpGateway(ipfs);
await Promise.all([api.start(), gateway.start()]);
console.log(JSON.stringify({ rpc: api._apiServers[0].info.uri, gateway: gateway._gatewayServers[0].info.uri }));

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
