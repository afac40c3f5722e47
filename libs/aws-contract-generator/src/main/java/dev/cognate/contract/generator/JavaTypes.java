package dev.cognate.contract.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;

/** The Java type that carries a shape's values. */
record JavaTypes(ContractModel contract, Names names) {
    private static final ClassName JSON_NODE = ClassName.get("com.fasterxml.jackson.databind", "JsonNode");

    TypeName of(MemberShape member) {
        return of(contract.target(member));
    }

    TypeName of(Shape shape) {
        return switch (shape.getType()) {
            case STRING -> ClassName.get(String.class);
            case ENUM, STRUCTURE -> names.type(shape);
            case BOOLEAN -> ClassName.get(Boolean.class);
            case INTEGER -> ClassName.get(Integer.class);
            case LONG -> ClassName.get(Long.class);
            case DOUBLE -> ClassName.get(Double.class);
            case FLOAT -> ClassName.get(Float.class);
            case TIMESTAMP -> ClassName.get(Instant.class);
            case BLOB -> ArrayTypeName.of(TypeName.BYTE);
            case DOCUMENT -> JSON_NODE;
            case LIST ->
                ParameterizedTypeName.get(
                        ClassName.get(List.class),
                        of(shape.asListShape().orElseThrow().getMember()));
            case MAP ->
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        of(shape.asMapShape().orElseThrow().getValue()));
            default -> throw new IllegalArgumentException("No Java type for " + shape);
        };
    }
}
