package dev.cognate.contract.generator;

import com.palantir.javapoet.ClassName;

/** Hand-written types the generated sources lean on. */
final class ContractTypes {
    static final String PACKAGE = "dev.cognate.contract";
    static final ClassName OPEN_ENUM = ClassName.get(PACKAGE, "OpenEnum");
    static final ClassName STRUCTURE = ClassName.get(PACKAGE, "Structure");
    static final ClassName OPERATION = ClassName.get(PACKAGE, "Operation");
    static final ClassName CALL_CONTEXT = ClassName.get(PACKAGE, "CallContext");
    static final ClassName AWS_EXCEPTION = ClassName.get(PACKAGE, "AwsException");
    static final ClassName FAULT = ClassName.get(PACKAGE, "Fault");
    static final ClassName OPERATION_SPEC = ClassName.get(PACKAGE, "OperationSpec");
    static final ClassName SERVICE_SPEC = ClassName.get(PACKAGE, "ServiceSpec");
    static final ClassName PROTOCOL = ClassName.get(PACKAGE, "Protocol");
    static final ClassName AUTHENTICATION = ClassName.get(PACKAGE, "Authentication");
    static final ClassName HTTP_BINDING = ClassName.get(PACKAGE, "HttpBinding");
    static final ClassName VIOLATIONS = ClassName.get(PACKAGE + ".constraint", "Violations");
    static final ClassName CONSTRAINT = ClassName.get(PACKAGE + ".constraint", "Constraint");
    static final ClassName UNI = ClassName.get("io.smallrye.mutiny", "Uni");
    static final ClassName JSON_CREATOR = ClassName.get("com.fasterxml.jackson.annotation", "JsonCreator");
    static final ClassName JSON_VALUE = ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");
    static final ClassName JSON_PROPERTY = ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");
    static final ClassName JSON_INCLUDE = ClassName.get("com.fasterxml.jackson.annotation", "JsonInclude");

    private ContractTypes() {}
}
