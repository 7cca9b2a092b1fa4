"""Every field of a Pod that this program knows: used, without effect, or refused, with the words for the user.

The table in docs/pods.md says the same.
"""

from __future__ import annotations

from orca_desktop.domain.pod_fields import Rules

_ONE_MACHINE = "it is about the machines of a cluster; here is only this one"
_NODE_CHECKS = "this node looks after the task's health itself"
_NO_CLUSTER = "it needs a cluster, and there is none"
_PROFILE_DECIDES = "the task's profile decides this"
_MORE_RIGHTS = "a task gets no more rights than the profiles give"
_NETWORK_STORAGE = "a task has its own data folder and no other storage"
_FROM_A_CLUSTER = "it would come from a cluster, and there is none; put the value into env"
_LABELS_OF_SECURITY = "a task does not choose the security labels that it runs under"
_NO_DEVICES = "a task gets no devices"
_RUNS_ALONE = "only the containers of the list `containers` are run"

POD = Rules(
    used=frozenset({"apiVersion", "kind", "spec"}),
    quiet=frozenset({"metadata", "status"}),
)

SPEC = Rules(
    used=frozenset({"containers", "volumes", "hostAliases", "securityContext"}),
    ignored={
        "restartPolicy": "this node decides when a container is started again",
        "terminationGracePeriodSeconds": "every container gets ten seconds to end",
        "activeDeadlineSeconds": "a task runs until you stop it",
        "dnsPolicy": "names are looked up as the container engine does it",
        "enableServiceLinks": _NO_CLUSTER,
        "hostname": "the engine names the machine that a container sees",
        "subdomain": "the engine names the machine that a container sees",
        "setHostnameAsFQDN": "the engine names the machine that a container sees",
        "hostUsers": _PROFILE_DECIDES,
        "os": "images for Linux are run",
        "affinity": _ONE_MACHINE,
        "nodeName": _ONE_MACHINE,
        "nodeSelector": _ONE_MACHINE,
        "overhead": _ONE_MACHINE,
        "preemptionPolicy": _ONE_MACHINE,
        "priority": _ONE_MACHINE,
        "priorityClassName": _ONE_MACHINE,
        "readinessGates": _ONE_MACHINE,
        "schedulerName": _ONE_MACHINE,
        "schedulingGates": _ONE_MACHINE,
        "tolerations": _ONE_MACHINE,
        "topologySpreadConstraints": _ONE_MACHINE,
    },
    refused={
        "hostNetwork": "a task gets a network of its own, never the machine's",
        "hostPID": "a task does not see the programs of this machine",
        "hostIPC": "a task shares no memory with the programs of this machine",
        "shareProcessNamespace": "each container sees its own processes only",
        "serviceAccount": _NO_CLUSTER,
        "serviceAccountName": _NO_CLUSTER,
        "automountServiceAccountToken": _NO_CLUSTER,
        "imagePullSecrets": "images are pulled with the logins of your Docker configuration and no others",
        "initContainers": _RUNS_ALONE,
        "ephemeralContainers": _RUNS_ALONE,
        "dnsConfig": "a task does not choose who looks up names for it",
        "runtimeClassName": "a task does not choose the runtime of the container engine",
        "resourceClaims": _NO_DEVICES,
        "devices": _NO_DEVICES,
        "resources": "limits stand with each container",
    },
)

CONTAINER = Rules(
    used=frozenset(
        {
            "name",
            "image",
            "command",
            "args",
            "env",
            "ports",
            "resources",
            "workingDir",
            "volumeMounts",
            "securityContext",
        }
    ),
    ignored={
        "imagePullPolicy": "this node decides when an image is pulled",
        "restartPolicy": "this node decides when a container is started again",
        "livenessProbe": _NODE_CHECKS,
        "readinessProbe": _NODE_CHECKS,
        "startupProbe": _NODE_CHECKS,
        "resizePolicy": "limits do not change while a container runs",
        "stdin": "nobody types into a task's container",
        "stdinOnce": "nobody types into a task's container",
        "tty": "nobody types into a task's container",
        "terminationMessagePath": "the last lines of the log say why a container ended",
        "terminationMessagePolicy": "the last lines of the log say why a container ended",
    },
    refused={
        "envFrom": _FROM_A_CLUSTER,
        "lifecycle": "commands of others are not run beside the container's own",
        "volumeDevices": _NO_DEVICES,
        "devices": _NO_DEVICES,
    },
)

POD_SECURITY = Rules(
    used=frozenset({"runAsUser", "runAsGroup", "seccompProfile", "appArmorProfile"}),
    ignored={
        "runAsNonRoot": _PROFILE_DECIDES,
        "fsGroup": _PROFILE_DECIDES,
        "fsGroupChangePolicy": _PROFILE_DECIDES,
        "supplementalGroups": _PROFILE_DECIDES,
        "supplementalGroupsPolicy": _PROFILE_DECIDES,
    },
    refused={
        "sysctls": "a task changes no settings of the system's core",
        "seLinuxOptions": _LABELS_OF_SECURITY,
        "seLinuxChangePolicy": _LABELS_OF_SECURITY,
        "windowsOptions": "images for Linux are run",
    },
)

SECURITY = Rules(
    used=frozenset({"runAsUser", "runAsGroup", "capabilities", "procMount", "seccompProfile", "appArmorProfile"}),
    ignored={"runAsNonRoot": _PROFILE_DECIDES, "readOnlyRootFilesystem": _PROFILE_DECIDES},
    refused={
        "privileged": "this would give the task the whole machine",
        "allowPrivilegeEscalation": _MORE_RIGHTS,
        "seLinuxOptions": _LABELS_OF_SECURITY,
        "windowsOptions": "images for Linux are run",
    },
)

CAPABILITIES = Rules(
    used=frozenset(),
    quiet=frozenset({"drop"}),
    refused={"add": _MORE_RIGHTS},
)

CONFINEMENT = Rules(
    used=frozenset({"type"}),
    refused={"localhostProfile": _LABELS_OF_SECURITY},
)

VARIABLE = Rules(used=frozenset({"name", "value"}), refused={"valueFrom": _FROM_A_CLUSTER})

PORT = Rules(
    used=frozenset({"containerPort", "protocol"}),
    quiet=frozenset({"name"}),
    refused={
        "hostPort": "the node publishes port 8080 on a free port of its choice, for this machine alone",
        "hostIP": "the node publishes port 8080 on a free port of its choice, for this machine alone",
    },
)

RESOURCES = Rules(
    used=frozenset({"limits", "requests"}),
    refused={"claims": _NO_DEVICES},
)

GPU = "nvidia.com/gpu"
AMOUNTS = Rules(
    used=frozenset({"cpu", "memory", GPU}),
    ignored={
        "ephemeral-storage": "what a task may write is limited for all tasks alike",
        "amd.com/gpu": "a container is given graphics processors of NVIDIA only",
    },
)

MOUNT = Rules(
    used=frozenset({"name", "mountPath", "readOnly", "subPath"}),
    refused={
        "mountPropagation": "a task does not pass mounts on",
        "recursiveReadOnly": "there is nothing mounted inside of it",
        "subPathExpr": "write the folder as subPath",
    },
)

VOLUME = Rules(
    used=frozenset({"name", "emptyDir", "hostPath", "persistentVolumeClaim"}),
    refused={
        "configMap": _FROM_A_CLUSTER,
        "secret": _FROM_A_CLUSTER,
        "projected": _FROM_A_CLUSTER,
        "downwardAPI": _FROM_A_CLUSTER,
        "ephemeral": _NO_CLUSTER,
        "image": "an image is run, not mounted",
        "gitRepo": "a task brings its files in its image",
    }
    | dict.fromkeys(
        (
            "awsElasticBlockStore",
            "azureDisk",
            "azureFile",
            "cephfs",
            "cinder",
            "csi",
            "fc",
            "flexVolume",
            "flocker",
            "gcePersistentDisk",
            "glusterfs",
            "iscsi",
            "local",
            "nfs",
            "photonPersistentDisk",
            "portworxVolume",
            "quobyte",
            "rbd",
            "scaleIO",
            "storageos",
            "vsphereVolume",
        ),
        _NETWORK_STORAGE,
    ),
)

EMPTY_FOLDER = Rules(used=frozenset({"medium", "sizeLimit"}))
HOST_FOLDER = Rules(used=frozenset({"path", "type"}))
CLAIM = Rules(used=frozenset({"claimName", "readOnly"}))
ALIAS = Rules(used=frozenset({"ip", "hostnames"}))
