"""Compares what a site says with docs/openapi.json: a JSON Schema validator of the words used there.

Stricter than JSON Schema in one point: a field that is not described is a fault, so that nothing
leaves the server that nobody has thought about.
"""

import json
import pathlib
import re

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


class Contract:
    def __init__(self, path=SOURCE):
        self.api = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        self.schemas = self.api["components"]["schemas"]
        self.operations = {}
        for address, methods in self.api["paths"].items():
            for method, operation in methods.items():
                operation = {**operation, "method": method.upper(), "path": address}
                self.operations[operation["operationId"]] = operation
        self.kinds = list(self.schemas["GameEvent"]["discriminator"]["mapping"])
        self.codes = [row["const"] for name in ("RefusalCode", "EdgeCode")
                      for row in self.schemas[name]["oneOf"]]
        self.seen_codes = set()
        self.seen_kinds = set()
        self.seen_operations = set()

    def resolve(self, node):
        while "$ref" in node:
            target = self.api
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def find(self, method, path):
        """The operation at this path of the site, or None."""
        path = path.split("?")[0]
        for operation in self.operations.values():
            pattern = re.sub(r"\{\w+\}", "[^/]+", operation["path"])
            if operation["method"] == method and re.fullmatch(pattern, path):
                return operation
        return None

    def faults_of_answer(self, method, path, status, body):
        """What is wrong with an answer; an empty list if nothing is."""
        operation = self.find(method, path)
        code = body.get("error", {}).get("code") if isinstance(body, dict) else None
        if code:
            self.seen_codes.add(code)
        if operation is None or code in ("not_found", "wrong_method", "too_large"):
            return self.faults(body, self.schemas["ErrorAnswer"])
        self.seen_operations.add(operation["operationId"])
        response = operation["responses"].get(str(status))
        if response is None:
            return [f"status {status} ({code}) is not described"]
        schema = self.resolve(response)["content"]["application/json"]["schema"]
        faults = self.faults(body, schema)
        if status >= 400 and code not in operation["x-errors"]:
            faults.append(f"code {code} is not among its x-errors")
        return faults

    def faults(self, value, schema, where="$"):
        schema = self.resolve(schema)
        if "discriminator" in schema:
            return self.faults_of_union(value, schema, where)
        if "allOf" in schema:
            return self.faults_of_object(value, self.merge(schema), where)
        if "const" in schema:
            return [] if value == schema["const"] else [f"{where} is {value!r}"]
        if "enum" in schema:
            return [] if value in schema["enum"] else [f"{where} is {value!r}"]
        if "oneOf" in schema:
            return self.faults_of_choice(value, schema["oneOf"], where)
        check = getattr(self, "faults_of_" + schema["type"])
        return check(value, schema, where)

    def faults_of_choice(self, value, choices, where):
        found = [self.faults(value, choice, where) for choice in choices]
        if any(not faults for faults in found):
            return []
        return min(found, key=len) if len(found) < 4 else [f"{where} is {value!r}"]

    def faults_of_union(self, value, schema, where):
        """An event: its kind says which schema it must fit."""
        kind = value.get("kind") if isinstance(value, dict) else None
        target = schema["discriminator"]["mapping"].get(kind)
        if target is None:
            return [f"{where}: kind {kind!r} is not described: {value}"]
        self.seen_kinds.add(kind)
        return self.faults(value, {"$ref": target}, f"{where}({kind})")

    def merge(self, schema):
        merged = {"type": "object", "required": [], "properties": {}}
        for part in [*map(self.resolve, schema["allOf"]), schema]:
            if part is not schema and "allOf" in part:
                part = self.merge(part)
            merged["required"] = [*merged["required"], *part.get("required", [])]
            merged["properties"] = {**merged["properties"], **part.get("properties", {})}
        return merged

    def faults_of_object(self, value, schema, where):
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        faults = [f"{where}.{name} is missing" for name in schema.get("required", [])
                  if name not in value]
        for name, item in value.items():
            if name in schema.get("properties", {}):
                faults += self.faults(item, schema["properties"][name], f"{where}.{name}")
            else:
                faults.append(f"{where}.{name} is not described")
        return faults

    def faults_of_array(self, value, schema, where):
        if not isinstance(value, list):
            return [f"{where} is no array"]
        faults = []
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            faults.append(f"{where} has {len(value)} items")
        for index, item in enumerate(value):
            faults += self.faults(item, schema["items"], f"{where}[{index}]")
        return faults

    def faults_of_string(self, value, schema, where):
        if not isinstance(value, str):
            return [f"{where} is no text: {value!r}"]
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            return [f"{where} has {len(value)} characters"]
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return [f"{where} is {value!r}"]
        return []

    def faults_of_integer(self, value, schema, where):
        if not isinstance(value, int) or isinstance(value, bool):
            return [f"{where} is no whole number: {value!r}"]
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            return [f"{where} is {value}"]
        return []

    def faults_of_boolean(self, value, _schema, where):
        return [] if isinstance(value, bool) else [f"{where} is neither true nor false"]

    def faults_of_null(self, value, _schema, where):
        return [] if value is None else [f"{where} is not null"]
