#!/usr/bin/env python3
"""Makes sparkapplication.schema.json of the Spark operator's CustomResourceDefinition: the fields that
cluster/kubernetes/application.yaml uses, as the operator publishes them; any other field is refused.

Usage: crd_schema.py sparkoperator.k8s.io_sparkapplications.yaml > sparkapplication.schema.json
"""
import json
import sys

import yaml

SOURCE = ("https://github.com/kubeflow/spark-operator config/crd/bases/sparkoperator.k8s.io_sparkapplications.yaml"
          " at 38082f3318e9d33f3e4a940c7cf165df6e40b422 (2026-08-21), version v1beta2")
POD = {
    "cores": {}, "memory": {}, "javaOptions": {}, "secrets": {"name": {}, "path": {}, "secretType": {}},
    "volumeMounts": {"name": {}, "mountPath": {}},
}
USED = {
    "apiVersion": {}, "kind": {}, "metadata": {},
    "spec": {
        "type": {}, "mode": {}, "image": {}, "sparkVersion": {}, "mainClass": {}, "mainApplicationFile": {},
        "arguments": {}, "sparkConf": {},
        "restartPolicy": {
            "type": {}, "onFailureRetries": {}, "onFailureRetryInterval": {}, "onSubmissionFailureRetries": {},
            "onSubmissionFailureRetryInterval": {},
        },
        "volumes": {"name": {}, "persistentVolumeClaim": {"claimName": {}}},
        "driver": {**POD, "serviceAccount": {}, "terminationGracePeriodSeconds": {},
                   "configMaps": {"name": {}, "path": {}}},
        "executor": {**POD, "instances": {}},
    },
}


def plain(node):
    """The node without the texts for people."""
    return {key: plain(value) if isinstance(value, dict) else value
            for key, value in node.items() if key != "description" and not key.startswith("x-kubernetes")}


def cut(node, used):
    """The node with the properties used and no others."""
    if not used:
        return plain(node)
    if node["type"] == "array":
        return {"type": "array", "items": cut(node["items"], used)}
    missing = set(used) - set(node["properties"])
    if missing:
        raise SystemExit(f"the CRD has no {sorted(missing)}")
    unmet = set(node.get("required", [])) - set(used)
    if unmet:
        raise SystemExit(f"the CRD requires {sorted(unmet)}")
    return {
        "type": "object",
        "required": sorted(node.get("required", [])),
        "additionalProperties": False,
        "properties": {name: cut(node["properties"][name], used[name]) for name in used},
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        crd = yaml.safe_load(file)
    version = next(each for each in crd["spec"]["versions"] if each["name"] == "v1beta2")
    schema = {"$comment": "Made by crd_schema.py of " + SOURCE,
              **cut(version["schema"]["openAPIV3Schema"], USED)}
    # Every Kubernetes object has it; the definition says no more than that it is an object.
    schema["properties"]["metadata"] = {
        "type": "object", "required": ["name", "namespace"], "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$"},
            "namespace": {"type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},
        },
    }
    schema["required"] = ["apiVersion", "kind", "metadata", "spec"]
    schema["properties"]["apiVersion"]["const"] = "sparkoperator.k8s.io/" + version["name"]
    schema["properties"]["kind"]["const"] = crd["spec"]["names"]["kind"]
    json.dump(schema, sys.stdout, indent=1)
    print()


main()
