// A second opinion for the tests: what the libraries of Solana, NEAR and TweetNaCl say to the same bytes.
// One JSON text a line in, one a line out. Bytes are hex, keys base58, integers of 64 bits decimal texts.
import { createInterface } from "node:readline";
import * as layout from "@solana/buffer-layout";
import { Message, PublicKey, SystemProgram, Transaction, TransactionInstruction } from "@solana/web3.js";
import { deserialize, serialize } from "borsh";
import bs58 from "bs58";
import nacl from "tweetnacl";

const fromHex = (text) => Uint8Array.from(Buffer.from(text, "hex"));
const toHex = (bytes) => Buffer.from(bytes).toString("hex");
const key = (text) => new PublicKey(text);

// -- Borsh (the task state of the KPL program) -----------------------------------------------------------------

const bytes32 = { array: { type: "u8", len: 32 } };
const byKey = (value) => ({ map: { key: "string", value } });
const byRound = (value) => byKey(byKey(value));
const submission = { struct: { value: "string", slot: "u64", round: "u64" } };
const vote = { struct: { is_valid: "bool", voter: bytes32, slot: "u64" } };
const trigger = { struct: { trigger_by: bytes32, slot: "u64", votes: { array: { type: vote } } } };
const list = { struct: { account: bytes32, slot: "u64", round: "u64" } };
const taskState = {
  struct: {
    is_allowlisted: "bool", is_active: "bool", task_name: "string", task_description: "string",
    task_manager: bytes32, task_audit_program: "string", stake_pot_account: bytes32, stake_pot_seed: bytes32,
    stake_pot_bump: "u8", submissions: byRound(submission), submissions_audit_trigger: byRound(trigger),
    total_bounty_amount: "u64", bounty_amount_per_round: "u64", token_type: bytes32, total_stake_amount: "u64",
    minimum_stake_amount: "u64", available_balances: byKey("u64"), stake_list: byKey("u64"),
    ip_address_list: byKey("string"), round_time: "u64", starting_slot: "u64", audit_window: "u64",
    submission_window: "u64", task_executable_network: "string", distribution_rewards_submission: byRound(list),
    distributions_audit_trigger: byRound(trigger), distributions_audit_record: byKey("u8"), task_metadata: "string",
    task_vars: "string", is_migrated: "bool", migrated_to: "string", allowed_failed_distributions: "u64",
  },
};

const isBytes = (schema) => schema?.array?.type === "u8";

// Plain JSON of a value, as its schema says: maps as lists of pairs, so that their order is seen.
function plain(value, schema) {
  if (schema === "u64") return value.toString();
  if (typeof schema === "string") return value;
  if (isBytes(schema)) return toHex(Uint8Array.from(value));
  if (schema.array) return value.map((entry) => plain(entry, schema.array.type));
  if (schema.map) return [...value].map(([name, entry]) => [name, plain(entry, schema.map.value)]);
  return Object.fromEntries(Object.entries(schema.struct).map(([name, kind]) => [name, plain(value[name], kind)]));
}

function typed(value, schema) {
  if (schema === "u64") return BigInt(value);
  if (typeof schema === "string") return value;
  if (isBytes(schema)) return [...fromHex(value)];
  if (schema.array) return value.map((entry) => typed(entry, schema.array.type));
  if (schema.map) return new Map(value.map(([name, entry]) => [name, typed(entry, schema.map.value)]));
  return Object.fromEntries(Object.entries(schema.struct).map(([name, kind]) => [name, typed(value[name], kind)]));
}

// -- instruction data, as Koii's command line packs it ---------------------------------------------------------

const u8 = (name) => layout.u8(name);
const i64 = (name) => layout.ns64(name);
const text = (size, name) => layout.blob(size, name);
const terms = (...between) => [
  text(24, "name"), text(64, "description"), text(64, "executable"), text(64, "network"), ...between,
  i64("bounty_per_round"), i64("round_time"), i64("audit_window"), i64("submission_window"), i64("minimum_stake"),
  text(64, "metadata"), text(64, "variables"), i64("allowed_failed_distributions"),
];
const packed = (index, ...fields) => ({ index, struct: layout.struct([u8("instruction"), ...fields]) });
const both = {
  Stake: packed(9, i64("amount"), text(64, "ip_address")),
  Withdraw: packed(10),
  ClaimReward: packed(7),
  SubmitProof: packed(1, text(512, "value"), i64("round")),
  UploadListChunk: packed(11, text(512, "blob"), i64("round")),
  SubmitList: packed(12, i64("round")),
  Payout: packed(4, i64("round")),
  FundTask: packed(8, i64("amount")),
};
const instructions = {
  KOII: {
    ...both,
    VoteOnProof: packed(2, i64("is_valid"), i64("round")),
    VoteOnList: packed(3, i64("is_valid"), i64("round")),
    CreateTask: packed(0, ...terms(i64("total_bounty"))),
    UpdateTask: packed(14, ...terms()),
    AllowTask: packed(5, i64("is_allowed")),
    SetActive: packed(6, i64("is_active")),
  },
  KPL: {
    ...both,
    VoteOnProof: packed(2, u8("is_valid"), i64("round")),
    VoteOnList: packed(3, u8("is_valid"), i64("round")),
    CreateTask: packed(0, ...terms(i64("total_bounty")), text(32, "pot_seed")),
    UpdateTask: packed(13, ...terms(), text(32, "pot_seed")),
    AllowTask: packed(5, u8("is_allowed")),
    SetActive: packed(6, u8("is_active")),
    DeleteTask: packed(14),
  },
};

const widthOf = (struct, name) => struct.fields.find((field) => field.property === name).span;

// Texts come as they are and are padded with spaces here; what is hex already fills its field.
function instructionData({ kind, name, fields, texts }) {
  const { index, struct } = instructions[kind][name];
  const values = { instruction: index };
  for (const [member, value] of Object.entries(fields)) values[member] = Number(value);
  for (const [member, value] of Object.entries(texts)) {
    const bytes = value.hex === undefined ? Buffer.from(value.text, "utf8") : Buffer.from(value.hex, "hex");
    values[member] = Buffer.concat([bytes, Buffer.alloc(widthOf(struct, member) - bytes.length, " ")]);
  }
  const data = Buffer.alloc(struct.span);
  struct.encode(values, data);
  return toHex(data);
}

// -- transactions ----------------------------------------------------------------------------------------------

const toInstruction = ({ program, accounts, data }) =>
  new TransactionInstruction({
    programId: key(program),
    keys: accounts.map(([name, flags]) => ({
      pubkey: key(name), isSigner: flags.includes("s"), isWritable: flags.includes("w"),
    })),
    data: Buffer.from(data, "hex"),
  });

const fromInstruction = ({ programId, keys, data }) => ({
  program: programId.toBase58(),
  accounts: keys.map(({ pubkey, isSigner, isWritable }) => [
    pubkey.toBase58(), (isSigner ? "s" : "") + (isWritable ? "w" : ""),
  ]),
  data: toHex(data),
});

function readTransaction({ wire }) {
  const transaction = Transaction.from(fromHex(wire));
  const message = transaction.compileMessage();
  return {
    payer: transaction.feePayer.toBase58(),
    blockhash: transaction.recentBlockhash,
    verified: transaction.verifySignatures(),
    signed: transaction.signatures.map(({ publicKey, signature }) => [
      publicKey.toBase58(),
      bs58.encode(signature),
      nacl.sign.detached.verify(message.serialize(), signature, publicKey.toBytes()),
    ]),
    instructions: transaction.instructions.map(fromInstruction),
    again: toHex(transaction.serialize()),
  };
}

// The message as web3.js builds it. It sorts keys of one group by their text, Koii's older fork by first use.
function buildMessage({ payer, blockhash, instructions: wanted }) {
  const transaction = new Transaction({ feePayer: key(payer), recentBlockhash: blockhash });
  transaction.add(...wanted.map(toInstruction));
  const message = transaction.compileMessage();
  return { header: message.header, keys: message.accountKeys.map((one) => one.toBase58()), bytes: toHex(message.serialize()) };
}

const judge = {
  borsh_read: ({ bytes }) => plain(deserialize(taskState, fromHex(bytes)), taskState),
  borsh_write: ({ state }) => toHex(serialize(taskState, typed(state, taskState))),
  instruction_data: instructionData,
  transaction: readTransaction,
  message: buildMessage,
  message_again: ({ bytes }) => toHex(Message.from(fromHex(bytes)).serialize()),
  system_transfer: ({ source, destination, lamports }) =>
    fromInstruction(
      SystemProgram.transfer({ fromPubkey: key(source), toPubkey: key(destination), lamports: BigInt(lamports) }),
    ),
  system_create: ({ payer, account, lamports, space, owner }) =>
    fromInstruction(
      SystemProgram.createAccount({
        fromPubkey: key(payer), newAccountPubkey: key(account), lamports: Number(lamports), space, programId: key(owner),
      }),
    ),
  address: ({ program, seeds }) => {
    const [found, bump] = PublicKey.findProgramAddressSync(seeds.map(fromHex), key(program));
    return [found.toBase58(), bump];
  },
  key_of: ({ seed }) => bs58.encode(nacl.sign.keyPair.fromSeed(fromHex(seed)).publicKey),
  signed_text: ({ seed, text: body }) =>
    bs58.encode(nacl.sign(Buffer.from(body, "utf8"), nacl.sign.keyPair.fromSeed(fromHex(seed)).secretKey)),
  open_signed: ({ blob, signer }) => {
    const opened = nacl.sign.open(bs58.decode(blob), key(signer).toBytes());
    return opened === null ? null : Buffer.from(opened).toString("utf8");
  },
  base58: ({ bytes }) => bs58.encode(fromHex(bytes)),
  stringified: ({ text: document }) => JSON.stringify(JSON.parse(document)),
  native: ({ text: document }) => {
    const state = JSON.parse(document);
    const keys = ["task_manager", "stake_pot_account"].map((name) => new PublicKey(state[name]).toBase58());
    return { keys, members: Object.keys(state), state };
  },
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const { ask, ...rest } = JSON.parse(line);
  let answer;
  try {
    answer = { answer: judge[ask](rest) };
  } catch (error) {
    answer = { refusal: String(error?.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
